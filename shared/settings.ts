import { z } from 'zod';
import { NDT7_SCHEMES, parseAddress, serverAddressFault, WEB_SCHEMES, type Scheme } from './address';
import { backupSchema } from './backup/backup-schedule';
import { bitsPerSecond } from './bits-per-second';
import { channelsSchema, type ChannelSettings } from './channels';
import { networkKey } from './network-key';
import { PROVIDER_CHOICES, PROVIDER_KINDS } from './providers';
import { recordsSchema } from './retention/retention';
import { retriesSchema } from './retries';
import { DEFAULT_RULES, quietHoursSchema, rulesSchema } from './rules/rules';
import { MODES } from './run';
import { forbiddenPauseMs } from './schedule/pace';
import { schedulesSchema } from './schedule/schedule';
import { letterDetailsSchema } from './letter/letter-details';
import { RATE_UNITS } from './texts/format';
import { SPOKEN_LANGUAGES } from './texts/language';
import { typedName } from './typed-text';
import { MOST_CHOICES, onlyOnce } from './unique';
import {
  isHostAddress,
  MOST_WATCH_ADDRESSES,
  MOST_WATCH_TARGETS,
  USUAL_WATCH_TARGETS,
} from './watch-address';

/** Version of the settings file's format; every change of format is a step in main/core/settings/upgrade.ts. */
export const SETTINGS_VERSION = 5;

export const LANGUAGES = ['system', ...SPOKEN_LANGUAGES] as const;
export const THEMES = ['system', 'light', 'dark'] as const;
/** Steps of the window's magnification, in percent. */
export const ZOOM_PERCENTS = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;
/** Pictures of the tray: in colour, in one that follows the panel, or in one that a person chooses. */
export const TRAY_ICONS = ['colour', 'monochrome', 'white', 'black'] as const;
export const IP_VERSIONS = ['any', 'ipv4', 'ipv6'] as const;
export const PROXY_CHOICES = ['system', 'none', 'manual'] as const;
/** The address of a test server. A login in it is refused: it is not used, and would be recorded with each run. */
const serverAddress = (schemes: readonly Scheme[]) =>
  z
    .string()
    .max(2_000, { error: 'not-an-url' })
    .refine((text) => serverAddressFault(text, schemes) !== 'not-an-url', { error: 'not-an-url' })
    .refine((text) => serverAddressFault(text, schemes) !== 'login-in-url', { error: 'login-in-url' });

const httpUrl = serverAddress(WEB_SCHEMES);

const ownServerSchema = z.object({ name: typedName(80), url: httpUrl });

const measuringSchema = z.object({
  provider: z.enum(PROVIDER_CHOICES).default('automatic'),
  /** What `automatic` tries, in this order; a provider that is missing is never tried. */
  automaticOrder: z
    .array(z.enum(PROVIDER_KINDS))
    .min(1)
    .max(MOST_CHOICES)
    .superRefine(onlyOnce((kind) => kind))
    .default(['librespeed', 'cloudflare', 'nq', 'ndt7', 'ookla']),
  scheduledMode: z.enum(MODES).default('quick'),
  manualMode: z.enum(MODES).default('quick'),
  /** Data that runs may use in a month, counted for each network; null sets no limit. */
  monthlyLimitBytes: z.number().int().min(1_000_000).max(1e15).nullable().default(null),
  /** What becomes of a scheduled run that would pass the limit. */
  whenLimitReached: z.enum(['light', 'skip']).default('light'),
  connection: z
    .object({
      ipVersion: z.enum(IP_VERSIONS).default('any'),
      /** An address of this computer to measure from; empty leaves it to the system. */
      localAddress: z.union([z.ipv4().max(15), z.ipv6().max(45), z.literal('')]).default(''),
      proxy: z.enum(PROXY_CHOICES).default('system'),
      /** Used when proxy is `manual`. A password in it is moved to the other secrets as soon as it is read. */
      proxyUrl: z
        .string()
        .max(2_000)
        .refine((text) => text === '' || parseAddress(text, ['http']) !== null, { error: 'not-a-proxy' })
        .default(''),
    })
    .prefault({}),
  librespeed: z
    .object({
      /** The user's own servers; when there is one, the public list is not used. */
      ownServers: z.array(ownServerSchema).max(50).default([]),
      /** Base address of the server to use always; null chooses the nearest by latency. */
      fixedServerUrl: httpUrl.nullable().default(null),
    })
    .prefault({}),
  /** Base address of a Cloudflare-like server of the user's own; null uses Cloudflare's. */
  cloudflare: z.object({ serverUrl: httpUrl.nullable().default(null) }).prefault({}),
  ndt7: z
    .object({
      /** When the user accepted M-Lab's data policy; null refuses it, and M-Lab is not used. */
      acceptedPolicyAt: z.number().int().min(0).nullable().default(null),
      /** A server of the user's own, for which no policy is asked; null asks M-Lab for the nearest. */
      serverUrl: serverAddress(NDT7_SCHEMES).nullable().default(null),
    })
    .prefault({}),
  /** Configuration document or host of a networkQuality server; null uses Apple's. */
  nq: z.object({ configUrl: httpUrl.nullable().default(null) }).prefault({}),
  ookla: z
    .object({
      /** When the user accepted Ookla's licence; null refuses it, and the program is not started. */
      acceptedLicenceAt: z.number().int().min(0).nullable().default(null),
      /** The server's number; empty lets the program choose. */
      serverId: z.string().max(12).regex(/^\d*$/).default(''),
    })
    .prefault({}),
});
export type MeasuringSettings = z.infer<typeof measuringSchema>;

/** A far target of the watching: the same host by IPv4, IPv6 or name, whichever leads out. */
const watchTargetSchema = z.object({
  addresses: z
    .array(z.string().max(253).refine(isHostAddress, { error: 'not-a-watch-target' }))
    .min(1)
    .max(MOST_WATCH_ADDRESSES),
  port: z.number().int().min(1).max(65_535).default(443),
});
export type WatchTarget = z.infer<typeof watchTargetSchema>;

const watchingSchema = z.object({
  /** Watches the line between the tests. */
  isEnabled: z.boolean().default(true),
  /** Three far targets of different operators; nothing but a connection is asked of them. */
  targets: z
    .array(watchTargetSchema)
    .min(1)
    .max(MOST_WATCH_TARGETS)
    .default(() => USUAL_WATCH_TARGETS.map(({ addresses, port }) => ({ addresses: [...addresses], port }))),
});

/** A person names a few networks; more are not kept. */
const MOST_NAMED_NETWORKS = 200;

/**
 * What a contract promises, by the three figures that contracts in the EU state for each direction (Regulation (EU)
 * 2015/2120, article 4). Figures out of order are stored as they are: only the window asks to correct them.
 */
const planFigures = {
  /** Maximum or advertised throughput. */
  downloadBitsPerSecond: bitsPerSecond.nullable().default(null),
  uploadBitsPerSecond: bitsPerSecond.nullable().default(null),
  /** Throughput that is normally available. */
  normalDownloadBitsPerSecond: bitsPerSecond.nullable().default(null),
  normalUploadBitsPerSecond: bitsPerSecond.nullable().default(null),
  /** The least that the provider has to give. */
  minimumDownloadBitsPerSecond: bitsPerSecond.nullable().default(null),
  minimumUploadBitsPerSecond: bitsPerSecond.nullable().default(null),
};

/** A network that the user has named, or given a plan of its own. */
const namedNetworkSchema = z.object({
  network: networkKey,
  name: typedName(80).default(''),
  /** What the contract promises there; null where the user has not said. */
  plan: z.object(planFigures).prefault({}),
});

/** What becomes of a name or an address that tells where a person is: with each run as it is, hashed, or not at all. */
export const PRIVACY_CHOICES = ['recorded', 'hashed', 'left-out'] as const;

const privacySchema = z.object({
  /** Name of the Wi-Fi network. */
  ssid: z.enum(PRIVACY_CHOICES).default('recorded'),
  /** Hardware address of the access point, which public maps have. */
  bssid: z.enum(PRIVACY_CHOICES).default('hashed'),
  /** Addresses of this computer, its gateways and its DNS servers. */
  addresses: z.enum(PRIVACY_CHOICES).default('recorded'),
});

export type MailSettings = ChannelSettings<'mail'>;

/** The one definition of the settings: type, defaults and limits. */
export const settingsSchema = z
  .object({
    version: z.literal(SETTINGS_VERSION).default(SETTINGS_VERSION),
    language: z.enum(LANGUAGES).default('system'),
    theme: z.enum(THEMES).default('system'),
    /** Magnification of the window, in percent. */
    zoomPercent: z.number().int().min(50).max(300).default(100),
    display: z
      .object({
        /** Unit of throughput in all that is shown and told; the contract, letters and reports are in Mbit/s. */
        rateUnit: z.enum(RATE_UNITS).default('Mbit/s'),
      })
      .prefault({}),
    startAtLogin: z.boolean().default(false),
    tray: z
      .object({
        icon: z.enum(TRAY_ICONS).default('colour'),
        /** The last figures beside the icon, where the system has room for them. */
        hasFigures: z.boolean().default(false),
      })
      .prefault({}),
    /** Whether the first set-up was shown. Whoever has settings has seen it. */
    isWelcomed: z.boolean().default(true),
    /** Whether it was said that the tray goes on when the window is closed. */
    isTrayExplained: z.boolean().default(true),
    /** What the contract promises; null where the user has not said. */
    plan: z
      .object({
        ...planFigures,
        /** The network that the plan is of; left out while it is that in which the line is measured on the most days. */
        network: networkKey.optional(),
      })
      .prefault({}),
    /** Who does not know the plan gets one proposed for each network, after a week of tests in it. */
    planSearch: z
      .object({
        isWanted: z.boolean().default(false),
        /** Networks for which no plan is wanted. */
        declined: z.array(networkKey).max(MOST_NAMED_NETWORKS).default([]),
      })
      .prefault({}),
    networks: z
      .array(namedNetworkSchema)
      .max(MOST_NAMED_NETWORKS)
      .superRefine(onlyOnce((entry) => entry.network))
      .default([]),
    measuring: measuringSchema.prefault({}),
    schedules: schedulesSchema,
    retries: retriesSchema.prefault({}),
    watching: watchingSchema.prefault({}),
    privacy: privacySchema.prefault({}),
    rules: rulesSchema.default(() => [...DEFAULT_RULES]),
    quietHours: quietHoursSchema.prefault({}),
    channels: channelsSchema.prefault({}),
    /** Who writes to the provider, and about which contract. */
    letter: letterDetailsSchema.prefault({}),
    backup: backupSchema.prefault({}),
    records: recordsSchema.prefault({}),
    updates: z
      .object({
        /** Looks once a day whether there is a newer version, where the package can update itself. */
        check: z.boolean().default(true),
      })
      .prefault({}),
  })
  .superRefine(noneTooOften);
export type Settings = z.infer<typeof settingsSchema>;

/** Names each schedule that its service does not bear, at the value that says how often it measures. */
function noneTooOften(
  { schedules, measuring }: Pick<Settings, 'schedules' | 'measuring'>,
  context: z.core.$RefinementCtx,
): void {
  for (const [index, schedule] of schedules.entries()) {
    const pauseMs = forbiddenPauseMs(schedule, schedule.provider ?? measuring.provider, measuring);
    if (pauseMs === null) continue;
    const field = schedule.kind === 'cron' ? 'cron' : 'kind';
    context.addIssue({ code: 'custom', message: 'schedule-too-often', path: ['schedules', index, field] });
  }
}

/** What settings are where nothing else is said. */
export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

/** The settings of a fresh installation: its window shows the first set-up, and its first end is explained. */
export const FRESH_SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  isWelcomed: false,
  isTrayExplained: false,
};

/** One fault of a settings value: where it is (`channels.mail.to.0`) and what is wrong, as a key of locales/. */
export interface SettingsFault {
  readonly path: string;
  readonly problem: string;
}
