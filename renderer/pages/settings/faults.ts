import { isMailAddress } from '../../../shared/mail-address';
import type { SettingsFault } from '../../../shared/settings';
import { addressesIn, type SettingsForm } from './form';
import { LIMIT_RULES } from './limit-rules';
import { readNumber } from './read-number';

/** What can be wrong with a field; the words are in locales/. */
export type FieldProblem =
  | 'not-a-number'
  | 'throughput-range'
  | 'latency-range'
  | 'not-an-url'
  | 'host-missing'
  | 'not-a-host'
  | 'port-range'
  | 'from-missing'
  | 'to-missing'
  | 'too-many'
  | 'not-a-mail-address'
  | 'cron-fields'
  | 'not-a-time'
  | 'not-stored'
  | 'refused';

/** One field that needs a look. */
export interface FieldFault {
  /** The id of the field in the page. */
  readonly field: string;
  readonly problem: FieldProblem;
  /** What exactly is wrong, where a field holds several values. */
  readonly value: string;
}

const THROUGHPUT_MBIT = { least: 0.001, most: 1_000_000 };
const LATENCY_MS = { least: 0.1, most: 60_000 };
const PORT = { least: 1, most: 65_535 };
const MOST_RECIPIENTS = 20;

/** Every fault of a form, in the order of the page. */
export function faultsOfForm(form: SettingsForm): readonly FieldFault[] {
  const { mail } = form;
  const faults: (FieldFault | null)[] = [
    inRange('plan-download', form.planDownload, THROUGHPUT_MBIT, 'throughput-range'),
    inRange('plan-upload', form.planUpload, THROUGHPUT_MBIT, 'throughput-range'),
    ...form.ownServers.map(({ key, url }) =>
      isHttpUrl(url.trim()) ? null : fault(`server-${key}`, 'not-an-url', url),
    ),
    form.schedule.kind === 'cron' && !hasCronFields(form.schedule.cron) ? fault('cron', 'cron-fields') : null,
    form.schedule.kind === 'daily' && !isTimeOfDay(form.schedule.dailyAt)
      ? fault('daily-at', 'not-a-time')
      : null,
    ...LIMIT_RULES.map((rule) =>
      rule === 'latency-above'
        ? inRange(`limit-${rule}`, form.limits[rule], LATENCY_MS, 'latency-range')
        : inRange(`limit-${rule}`, form.limits[rule], THROUGHPUT_MBIT, 'throughput-range'),
    ),
    hostFault(mail),
    inRange('mail-port', mail.port === '' ? 'none' : mail.port, PORT, 'port-range'),
    fromFault(mail),
    toFault(mail),
  ];
  return faults.filter((found) => found !== null);
}

/** The fault that main found, at the field where it belongs; at no field when the form does not show it. */
export function faultOfSettings({ path }: SettingsFault, form: SettingsForm): FieldFault {
  const server = /^measuring\.librespeed\.ownServers\.(\d+)\./.exec(path);
  const key = server === null ? undefined : form.ownServers[Number(server[1])]?.key;
  if (key !== undefined) return fault(`server-${key}`, 'refused', path);
  const field = FIELD_OF_PATH.find(([start]) => path.startsWith(start))?.[1] ?? '';
  return fault(field, 'refused', path);
}

const FIELD_OF_PATH: readonly (readonly [string, string])[] = [
  ['plan.download', 'plan-download'],
  ['plan.upload', 'plan-upload'],
  ['measuring.librespeed.fixedServerUrl', 'fixed-server'],
  ['schedule.cron', 'cron'],
  ['schedule.dailyAt', 'daily-at'],
  ['rules.download-below', 'limit-download-below'],
  ['rules.upload-below', 'limit-upload-below'],
  ['rules.latency-above', 'limit-latency-above'],
  ['channels.mail.host', 'mail-host'],
  ['channels.mail.port', 'mail-port'],
  ['channels.mail.user', 'mail-user'],
  ['channels.mail.from', 'mail-from'],
  ['channels.mail.to', 'mail-to'],
];

function inRange(
  field: string,
  typed: string,
  { least, most }: { readonly least: number; readonly most: number },
  problem: FieldProblem,
): FieldFault | null {
  const value = readNumber(typed);
  if (value === null) return null;
  if (value === 'unreadable') return fault(field, field === 'mail-port' ? problem : 'not-a-number', typed);
  const isWhole = field !== 'mail-port' || Number.isInteger(value);
  return value >= least && value <= most && isWhole ? null : fault(field, problem, typed);
}

function hostFault({ isEnabled, host }: SettingsForm['mail']): FieldFault | null {
  const text = host.trim();
  if (text === '') return isEnabled ? fault('mail-host', 'host-missing') : null;
  return /^[^\s/@]{1,253}$/.test(text) ? null : fault('mail-host', 'not-a-host', text);
}

function fromFault({ isEnabled, from }: SettingsForm['mail']): FieldFault | null {
  const text = from.trim();
  if (text === '') return isEnabled ? fault('mail-from', 'from-missing') : null;
  return isMailAddress(text) ? null : fault('mail-from', 'not-a-mail-address', text);
}

function toFault({ isEnabled, to }: SettingsForm['mail']): FieldFault | null {
  const addresses = addressesIn(to);
  if (addresses.length === 0) return isEnabled ? fault('mail-to', 'to-missing') : null;
  if (addresses.length > MOST_RECIPIENTS) return fault('mail-to', 'too-many');
  const wrong = addresses.find((address) => !isMailAddress(address));
  return wrong === undefined ? null : fault('mail-to', 'not-a-mail-address', wrong);
}

/** Whether a text is an address of the web with a host. */
export function isHttpUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);
}

function hasCronFields(cron: string): boolean {
  const fields = cron.trim().split(/\s+/).length;
  return fields === 5 || fields === 6;
}

function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function fault(field: string, problem: FieldProblem, value = ''): FieldFault {
  return { field, problem, value };
}
