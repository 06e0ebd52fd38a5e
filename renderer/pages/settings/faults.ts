import { isMailAddress } from '../../../shared/mail-address';
import type { SettingsFault } from '../../../shared/settings';
import { addressesIn, type SettingsForm } from './form';
import { fault, inRange, type FieldFault } from './field-fault';
import { LIMIT_RULES } from './limit-rules';
import { faultsOfMeasuring, fieldOfMeasuring } from './measuring-faults';

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
    form.schedule.kind === 'cron' && !hasCronFields(form.schedule.cron) ? fault('cron', 'cron-fields') : null,
    form.schedule.kind === 'daily' && !isTimeOfDay(form.schedule.dailyAt)
      ? fault('daily-at', 'not-a-time')
      : null,
    ...faultsOfMeasuring(form),
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
  const field =
    fieldOfMeasuring(path, form) ?? FIELD_OF_PATH.find(([start]) => path.startsWith(start))?.[1] ?? '';
  return fault(field, 'refused', path);
}

const FIELD_OF_PATH: readonly (readonly [string, string])[] = [
  ['plan.download', 'plan-download'],
  ['plan.upload', 'plan-upload'],
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

function hasCronFields(cron: string): boolean {
  const fields = cron.trim().split(/\s+/).length;
  return fields === 5 || fields === 6;
}

function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}
