import type { Texts } from '../../../shared/i18n';
import type { SettingsSection } from '../../hooks/place';
import type { FieldFault } from './field-fault';
import type { SettingsForm } from './form';
import { LIMIT_RULES } from './limit-rules';

const SECTIONS: Readonly<Record<keyof SettingsForm, SettingsSection>> = {
  planDownload: 'line',
  planUpload: 'line',
  service: 'service',
  servers: 'servers',
  data: 'data',
  connection: 'connection',
  schedule: 'schedule',
  rules: 'rules',
  limits: 'rules',
  mail: 'mail',
  password: 'mail',
  isDesktopEnabled: 'desktop',
  language: 'general',
  theme: 'general',
  startAtLogin: 'general',
};

/** The section of the page where a part of the form is edited. */
export function sectionOf(part: keyof SettingsForm): SettingsSection {
  return SECTIONS[part];
}

const FIELDS = [
  'plan-download',
  'plan-upload',
  'fixed-server',
  'own-cloudflare',
  'own-nq',
  'own-ndt7',
  'ookla-server',
  'monthly-limit',
  'local-address',
  'proxy-url',
  'cron',
  'daily-at',
  'mail-host',
  'mail-port',
  'mail-user',
  'mail-from',
  'mail-to',
  'mail-password',
] as const;

/** The name of a field that needs a look; its place in the settings where the page does not show it. */
export function wordField({ field, value }: FieldFault, texts: Texts): string {
  const known = FIELDS.find((name) => name === field);
  if (known !== undefined) return texts(`settings:field.${known}`);
  const rule = LIMIT_RULES.find((name) => field === `limit-${name}`);
  if (rule !== undefined) return texts(`common:rule.${rule}`);
  return field.startsWith('server-') ? texts('settings:field.server') : value;
}
