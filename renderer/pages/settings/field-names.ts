import { CHANNEL_KINDS } from '../../../shared/channels';
import { getFields, getSecretFields } from '../../../shared/channels/completeness';
import { getLabel } from '../../../shared/channels/words';
import type { Texts } from '../../../shared/texts/i18n';
import type { SettingsSection } from '../../hooks/place';
import type { FieldFault } from './field-fault';
import type { SettingsForm } from './form';
import { SCHEDULE_FIELDS } from './schedules/schedules-form';

const SECTIONS: Readonly<Record<keyof SettingsForm, SettingsSection>> = {
  planDownload: 'line',
  planUpload: 'line',
  planMore: 'line',
  isPlanWanted: 'line',
  service: 'service',
  servers: 'servers',
  data: 'data',
  connection: 'connection',
  privacy: 'networks',
  networks: 'networks',
  planNetwork: 'line',
  schedules: 'schedule',
  retries: 'schedule',
  watching: 'watching',
  channels: 'channels',
  secrets: 'channels',
  letGo: 'channels',
  letGoReaders: 'channels',
  backup: 'records',
  language: 'general',
  theme: 'general',
  zoom: 'general',
  rateUnit: 'general',
  startAtLogin: 'general',
  checksUpdates: 'general',
  tray: 'general',
};

/** The section of the page where a part of the form is edited. */
export function getSection(part: keyof SettingsForm): SettingsSection {
  return SECTIONS[part];
}

const FIELDS = [
  'plan-download',
  'plan-upload',
  'plan-normal-download',
  'plan-normal-upload',
  'plan-minimum-download',
  'plan-minimum-upload',
  'fixed-server',
  'own-cloudflare',
  'own-nq',
  'own-ndt7',
  'ookla-server',
  'monthly-limit',
  'local-address',
  'proxy-url',
  'watch-line',
  'retry-waits',
  'confirm-after',
  ...SCHEDULE_FIELDS,
] as const;

/** The name of a field that needs a look; its place in the settings where the page does not show it. */
export function wordField({ field, value }: FieldFault, texts: Texts): string {
  const known = FIELDS.find((name) => name === field);
  if (known !== undefined) return texts(`settings:field.${known}`);
  const ofChannel = wordChannelField(field, texts);
  if (ofChannel !== null) return ofChannel;
  const ofSchedule = SCHEDULE_FIELDS.find(
    (name) => field.startsWith('schedule-') && field.endsWith(`-${name}`),
  );
  if (ofSchedule !== undefined) return texts(`settings:field.${ofSchedule}`);
  if (field.startsWith('network-')) return texts('settings:field.network-plan');
  if (field.startsWith('target-')) return texts('settings:field.target');
  return field.startsWith('server-') ? texts('settings:field.server') : value;
}

function wordChannelField(field: string, texts: Texts): string | null {
  const kind = CHANNEL_KINDS.find((candidate) => field.startsWith(`${candidate}-`));
  if (kind === undefined) return null;
  const entries = [...getFields(kind), ...getSecretFields(kind)];
  const name = entries.find(([known]) => field === `${kind}-${known}`)?.[0];
  if (name === undefined) return null;
  return texts('common:labelled', {
    label: texts(`common:channel.${kind}`),
    value: getLabel(texts, kind, name),
  });
}
