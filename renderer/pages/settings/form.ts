import { cronProblem } from '../../../shared/cron-expression';
import { fromMegabits, toMegabits } from '../../../shared/texts/format';
import type { ScheduleSettings, Settings } from '../../../shared/settings';
import { isSame } from '../../hooks/rebase';
import { readNumber } from '../../components/inputs/read-number';
import { readTimeOfDay } from '../../components/inputs/time-of-day';
import { toChannelsForm, toChannels, type ChannelsForm } from './channels/channels-form';
import { toMeasuringForm, toMeasuring, type MeasuringForm } from './measuring-form';
import { toWatching, toWatchingForm, type WatchingForm } from './watching/watching-form';

/** The settings as a person edits them: numbers as typed, throughput in Mbit/s, addresses as one line. */
export interface SettingsForm extends MeasuringForm, ChannelsForm {
  readonly language: Settings['language'];
  readonly theme: Settings['theme'];
  /** In percent, as a choice of a list. */
  readonly zoom: string;
  readonly startAtLogin: boolean;
  readonly planDownload: string;
  readonly planUpload: string;
  readonly schedule: ScheduleSettings;
  readonly watching: WatchingForm;
  readonly privacy: Settings['privacy'];
}

/** The form of stored settings. */
export function toForm(settings: Settings): SettingsForm {
  const { plan, measuring, channels } = settings;
  const megabits = (value: number | null) => (value === null ? '' : String(toMegabits(value)));
  return {
    language: settings.language,
    theme: settings.theme,
    zoom: String(settings.zoomPercent),
    startAtLogin: settings.startAtLogin,
    planDownload: megabits(plan.downloadBitsPerSecond),
    planUpload: megabits(plan.uploadBitsPerSecond),
    ...toMeasuringForm(measuring),
    schedule: settings.schedule,
    watching: toWatchingForm(settings.watching),
    privacy: settings.privacy,
    ...toChannelsForm(channels),
  };
}

/** The settings that a form without faults stands for; what the form does not show stays as it was. */
export function toSettings(form: SettingsForm, before: Settings): Settings {
  const bits = (typed: string) => {
    const value = readNumber(typed);
    return typeof value === 'number' ? fromMegabits(value) : null;
  };
  return {
    ...before,
    language: form.language,
    theme: form.theme,
    zoomPercent: Number(form.zoom),
    startAtLogin: form.startAtLogin,
    plan: { downloadBitsPerSecond: bits(form.planDownload), uploadBitsPerSecond: bits(form.planUpload) },
    measuring: toMeasuring(form),
    schedule: getSchedule(form.schedule, before.schedule),
    watching: toWatching(form.watching),
    privacy: form.privacy,
    channels: toChannels(form),
  };
}

/** What the form does not show is not asked for: a text there that cannot be used gives way to the stored one. */
function getSchedule(typed: ScheduleSettings, before: ScheduleSettings): ScheduleSettings {
  return {
    ...typed,
    cron: cronProblem(typed.cron) === null ? typed.cron.trim() : before.cron,
    dailyAt: readTimeOfDay(typed.dailyAt) ?? before.dailyAt,
  };
}

/** The parts of a form that differ from what is stored. */
export function findChanges(form: SettingsForm, stored: SettingsForm): readonly (keyof SettingsForm)[] {
  const keys = Object.keys(form) as (keyof SettingsForm)[];
  return keys.filter((key) => !isSame(form[key], stored[key]));
}
