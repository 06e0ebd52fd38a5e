import { fromMegabits, toMegabits } from '../../../shared/format';
import type { MailSettings, RuleSettings, ScheduleSettings, Settings } from '../../../shared/settings';
import type { LimitRule } from './limit-rules';
import { measuringFormOf, measuringOf, type MeasuringForm } from './measuring-form';
import { readNumber } from './read-number';

/** The settings as a person edits them: numbers as typed, throughput in Mbit/s, addresses as one line. */
export interface SettingsForm extends MeasuringForm {
  readonly language: Settings['language'];
  readonly theme: Settings['theme'];
  readonly startAtLogin: boolean;
  readonly planDownload: string;
  readonly planUpload: string;
  readonly schedule: ScheduleSettings;
  readonly rules: {
    readonly [Rule in keyof RuleSettings]: { readonly mail: boolean; readonly desktop: boolean };
  };
  /** Empty: no limit. */
  readonly limits: Readonly<Record<LimitRule, string>>;
  readonly mail: Omit<MailSettings, 'port' | 'to'> & { readonly port: string; readonly to: string };
  readonly isDesktopEnabled: boolean;
  /** Typed and not yet stored; empty leaves the stored one as it is. */
  readonly password: string;
}

/** The form of stored settings. */
export function formOf(settings: Settings): SettingsForm {
  const { plan, measuring, rules, channels } = settings;
  const megabits = (value: number | null) => (value === null ? '' : String(toMegabits(value)));
  const told = <Rule extends keyof RuleSettings>(rule: Rule) => {
    const { mail, desktop } = rules[rule];
    return { mail, desktop };
  };
  return {
    language: settings.language,
    theme: settings.theme,
    startAtLogin: settings.startAtLogin,
    planDownload: megabits(plan.downloadBitsPerSecond),
    planUpload: megabits(plan.uploadBitsPerSecond),
    ...measuringFormOf(measuring),
    schedule: settings.schedule,
    rules: {
      'every-result': told('every-result'),
      'failed-run': told('failed-run'),
      'download-below': told('download-below'),
      'upload-below': told('upload-below'),
      'latency-above': told('latency-above'),
    },
    limits: {
      'download-below': megabits(rules['download-below'].bitsPerSecond),
      'upload-below': megabits(rules['upload-below'].bitsPerSecond),
      'latency-above': String(rules['latency-above'].milliseconds ?? ''),
    },
    mail: { ...channels.mail, port: String(channels.mail.port), to: channels.mail.to.join(', ') },
    isDesktopEnabled: channels.desktop.isEnabled,
    password: '',
  };
}

/** The settings that a form without faults stands for; what the form does not show stays as it was. */
export function settingsOf(form: SettingsForm, before: Settings): Settings {
  const bits = (typed: string) => {
    const value = readNumber(typed);
    return typeof value === 'number' ? fromMegabits(value) : null;
  };
  const milliseconds = readNumber(form.limits['latency-above']);
  const port = readNumber(form.mail.port);
  return {
    ...before,
    language: form.language,
    theme: form.theme,
    startAtLogin: form.startAtLogin,
    plan: { downloadBitsPerSecond: bits(form.planDownload), uploadBitsPerSecond: bits(form.planUpload) },
    measuring: measuringOf(form),
    schedule: { ...form.schedule, cron: form.schedule.cron.trim() },
    rules: {
      'every-result': { ...form.rules['every-result'] },
      'failed-run': { ...form.rules['failed-run'] },
      'download-below': {
        ...form.rules['download-below'],
        bitsPerSecond: bits(form.limits['download-below']),
      },
      'upload-below': { ...form.rules['upload-below'], bitsPerSecond: bits(form.limits['upload-below']) },
      'latency-above': {
        ...form.rules['latency-above'],
        milliseconds: typeof milliseconds === 'number' ? milliseconds : null,
      },
    },
    channels: {
      mail: {
        ...form.mail,
        host: form.mail.host.trim(),
        user: form.mail.user.trim(),
        from: form.mail.from.trim(),
        port: typeof port === 'number' ? port : before.channels.mail.port,
        to: [...addressesIn(form.mail.to)],
      },
      desktop: { isEnabled: form.isDesktopEnabled },
    },
  };
}

/** The addresses of a line, separated by commas, semicolons or spaces. */
export function addressesIn(line: string): readonly string[] {
  return line.split(/[,;\s]+/).filter((address) => address !== '');
}

/** What was typed, and the form that it was typed into. */
export interface Edits {
  readonly typed: SettingsForm;
  readonly base: SettingsForm;
}

/**
 * What was typed, on top of what is stored now: the tray may have paused the schedule meanwhile. A part that nobody
 * touched is as stored.
 */
export function rebase({ typed, base }: Edits, stored: SettingsForm): SettingsForm {
  return takeChanges(typed, base, stored);
}

function takeChanges<Part extends object>(typed: Part, base: Part, stored: Part): Part {
  const merged = { ...stored };
  for (const key of Object.keys(typed) as (keyof Part)[]) {
    const value = typed[key];
    if (isSame(value, base[key])) continue;
    const [before, now] = [base[key], stored[key]];
    merged[key] = isTree(value) && isTree(before) && isTree(now) ? takeChanges(value, before, now) : value;
  }
  return merged;
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The parts of a form that differ from what is stored. */
export function changesOf(form: SettingsForm, stored: SettingsForm): readonly (keyof SettingsForm)[] {
  const keys = Object.keys(form) as (keyof SettingsForm)[];
  return keys.filter((key) => !isSame(form[key], stored[key]));
}
