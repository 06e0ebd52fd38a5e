import type { Settings } from '../../../shared/settings';
import { isSame } from '../../hooks/rebase';
import { toChannelsForm, toChannels, type ChannelsForm } from './channels/channels-form';
import { toBackup, toBackupForm, type BackupForm } from './backup/backup-form';
import { toMeasuringForm, toMeasuring, type MeasuringForm } from './measuring-form';
import { toNetworks, toTypedNetworks, type TypedNetwork } from './networks/networks-form';
import { toStoredPlan, toTypedPlan, type TypedFigures } from './plan-figures';
import { toRetries, toRetriesForm, type RetriesForm } from './retries-form';
import { toSchedules, toSchedulesForm, type TypedSchedule } from './schedules/schedules-form';
import { toWatching, toWatchingForm, type WatchingForm } from './watching/watching-form';

/** The settings as a person edits them: numbers as typed, throughput of contracts in Mbit/s, addresses as one line. */
export interface SettingsForm extends MeasuringForm, ChannelsForm {
  readonly language: Settings['language'];
  readonly theme: Settings['theme'];
  /** In percent, as a choice of a list. */
  readonly zoom: string;
  readonly rateUnit: Settings['display']['rateUnit'];
  readonly startAtLogin: boolean;
  readonly checksUpdates: boolean;
  readonly tray: Settings['tray'];
  readonly planDownload: string;
  readonly planUpload: string;
  readonly planMore: TypedFigures;
  readonly isPlanWanted: boolean;
  readonly schedules: readonly TypedSchedule[];
  readonly retries: RetriesForm;
  readonly watching: WatchingForm;
  readonly privacy: Settings['privacy'];
  /** The network that the plan is of; empty for that of most days. */
  readonly planNetwork: string;
  readonly networks: readonly TypedNetwork[];
  readonly backup: BackupForm;
}

/** The form of stored settings. */
export function toForm(settings: Settings): SettingsForm {
  const { plan, measuring, channels } = settings;
  const { download, upload, more } = toTypedPlan(plan);
  return {
    language: settings.language,
    theme: settings.theme,
    zoom: String(settings.zoomPercent),
    rateUnit: settings.display.rateUnit,
    startAtLogin: settings.startAtLogin,
    checksUpdates: settings.updates.check,
    tray: settings.tray,
    planDownload: download,
    planUpload: upload,
    planMore: more,
    isPlanWanted: settings.planSearch.isWanted,
    ...toMeasuringForm(measuring),
    schedules: toSchedulesForm(settings.schedules),
    retries: toRetriesForm(settings.retries),
    watching: toWatchingForm(settings.watching),
    privacy: settings.privacy,
    planNetwork: plan.network ?? '',
    networks: toTypedNetworks(settings.networks),
    backup: toBackupForm(settings.backup),
    ...toChannelsForm(channels),
  };
}

/** The settings that a form without faults stands for; what the form does not show stays as it was. */
export function toSettings(form: SettingsForm, before: Settings): Settings {
  const { planDownload: download, planUpload: upload, planMore: more } = form;
  return {
    ...before,
    language: form.language,
    theme: form.theme,
    zoomPercent: Number(form.zoom),
    display: { rateUnit: form.rateUnit },
    startAtLogin: form.startAtLogin,
    updates: { check: form.checksUpdates },
    tray: form.tray,
    plan: {
      ...toStoredPlan({ download, upload, more }),
      ...(form.planNetwork !== '' && { network: form.planNetwork }),
    },
    planSearch: { ...before.planSearch, isWanted: form.isPlanWanted },
    measuring: toMeasuring(form),
    schedules: toSchedules(form.schedules, before.schedules),
    retries: toRetries(form.retries, before.retries),
    watching: toWatching(form.watching),
    privacy: form.privacy,
    networks: toNetworks(form.networks),
    backup: toBackup(form.backup),
    channels: toChannels(form),
  };
}

/** The parts of a form that differ from what is stored. */
export function findChanges(form: SettingsForm, stored: SettingsForm): readonly (keyof SettingsForm)[] {
  const keys = Object.keys(form) as (keyof SettingsForm)[];
  return keys.filter((key) => !isSame(form[key], stored[key]));
}
