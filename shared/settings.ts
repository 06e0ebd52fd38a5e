import { z } from 'zod';
import { MAIL_SECURITY, SECRET_STORAGES } from './channels';
import { isMailAddress } from './mail-address';
import { PROVIDER_KINDS } from './providers';

/** Version of the settings file's format; every change of format is a step in main/core/settings-upgrade.ts. */
export const SETTINGS_VERSION = 1;

export const LANGUAGES = ['system', 'en', 'zh-CN'] as const;
export const THEMES = ['system', 'light', 'dark'] as const;
export const SCHEDULE_KINDS = [
  'every-15-minutes',
  'every-30-minutes',
  'hourly',
  'every-6-hours',
  'daily',
  'cron',
] as const;
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number];

const bitsPerSecond = z.number().int().min(1_000).max(1_000_000_000_000);
const httpUrl = z.url({ protocol: /^https?$/ });
const mailAddress = z.string().refine(isMailAddress, { error: 'not-a-mail-address' });

const ownServerSchema = z.object({ name: z.string().max(80), url: httpUrl });

const scheduleSchema = z.object({
  isPaused: z.boolean().default(false),
  kind: z.enum(SCHEDULE_KINDS).default('hourly'),
  /** Local time of the daily run. */
  dailyAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default('07:00'),
  /** Five or six fields; used when kind is `cron`. */
  cron: z.string().max(200).default('0 */2 * * *'),
  /** Shifts every run by a time of this installation's own, away from the full hour when servers are crowded. */
  isOffTheHour: z.boolean().default(true),
  /** Leaves out scheduled runs while the computer runs on its battery. */
  skipOnBattery: z.boolean().default(false),
});
export type ScheduleSettings = z.infer<typeof scheduleSchema>;

const toldOn = (mail: boolean, desktop: boolean) =>
  z.object({ mail: z.boolean().default(mail), desktop: z.boolean().default(desktop) });

const rulesSchema = z.object({
  'every-result': toldOn(false, false).prefault({}),
  'failed-run': toldOn(true, true).prefault({}),
  'download-below': toldOn(true, true)
    .extend({ bitsPerSecond: bitsPerSecond.nullable().default(null) })
    .prefault({}),
  'upload-below': toldOn(true, true)
    .extend({ bitsPerSecond: bitsPerSecond.nullable().default(null) })
    .prefault({}),
  'latency-above': toldOn(true, true)
    .extend({ milliseconds: z.number().min(0.1).max(60_000).nullable().default(null) })
    .prefault({}),
});
export type RuleSettings = z.infer<typeof rulesSchema>;

const mailSchema = z.object({
  isEnabled: z.boolean().default(false),
  host: z
    .string()
    .max(253)
    .regex(/^[^\s/@]*$/)
    .default(''),
  port: z.number().int().min(1).max(65_535).default(465),
  security: z.enum(MAIL_SECURITY).default('implicit-tls'),
  /** Empty: the server wants no login. */
  user: z.string().max(320).default(''),
  from: mailAddress.or(z.literal('')).default(''),
  to: z.array(mailAddress).max(20).default([]),
  passwordStorage: z.enum(SECRET_STORAGES).default('keyring'),
});
export type MailSettings = z.infer<typeof mailSchema>;

/** The one definition of the settings: type, defaults and limits. */
export const settingsSchema = z.object({
  version: z.literal(SETTINGS_VERSION).default(SETTINGS_VERSION),
  language: z.enum(LANGUAGES).default('system'),
  theme: z.enum(THEMES).default('system'),
  startAtLogin: z.boolean().default(false),
  /** What the contract promises; null where the user has not said. */
  plan: z
    .object({
      downloadBitsPerSecond: bitsPerSecond.nullable().default(null),
      uploadBitsPerSecond: bitsPerSecond.nullable().default(null),
    })
    .prefault({}),
  measuring: z
    .object({
      provider: z.enum(PROVIDER_KINDS).default('librespeed'),
      librespeed: z
        .object({
          /** The user's own servers; when there is one, the public list is not used. */
          ownServers: z.array(ownServerSchema).max(50).default([]),
          /** Base address of the server to use always; null chooses the nearest by latency. */
          fixedServerUrl: httpUrl.nullable().default(null),
        })
        .prefault({}),
    })
    .prefault({}),
  schedule: scheduleSchema.prefault({}),
  rules: rulesSchema.prefault({}),
  channels: z
    .object({
      mail: mailSchema.prefault({}),
      desktop: z.object({ isEnabled: z.boolean().default(true) }).prefault({}),
    })
    .prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The settings of a fresh installation. */
export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

/** One fault of a settings value: where it is (`channels.mail.to.0`) and what is wrong, as a key of locales/. */
export interface SettingsFault {
  readonly path: string;
  readonly problem: string;
}
