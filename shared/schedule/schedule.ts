import { z } from 'zod';
import { serverAddressFault, WEB_SCHEMES } from '../address';
import { cronProblem } from '../cron-expression';
import { bitsPerSecond } from '../bits-per-second';
import { knownTimeZone } from '../local-time';
import { networkKey } from '../network-key';
import { PROVIDER_CHOICES } from '../providers';
import { clockTime } from '../rules/rules';
import { MODES } from '../run';
import { typedName } from '../typed-text';
import { MOST_CHOICES, onlyOnce } from '../unique';
import {
  FIRST_SCHEDULE_ID,
  MOST_BATTERY_PERCENT,
  MOST_OFFSET_MINUTES,
  MOST_SCHEDULES,
  MOST_WINDOWS,
  SCHEDULE_KINDS,
  UNTIL_RESUMED,
  WHEN_BUSY,
} from './kinds';

const cronExpression = z
  .string()
  .max(200)
  .refine((text) => cronProblem(text) === null, { error: ({ input }) => cronProblem(String(input)) ?? '' });

const serverUrl = z
  .string()
  .max(2_000, { error: 'not-an-url' })
  .refine((text) => serverAddressFault(text, WEB_SCHEMES) !== 'not-an-url', { error: 'not-an-url' })
  .refine((text) => serverAddressFault(text, WEB_SCHEMES) !== 'login-in-url', { error: 'login-in-url' });

const windowSchema = z.object({
  /** Sunday is 0; empty: every day. */
  weekdays: z.array(z.number().int().min(0).max(6)).max(7).default([]),
  from: clockTime,
  to: clockTime,
});

/** One schedule: when the line is measured by itself, by which service, and what keeps it from being measured. */
export const scheduleSchema = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .default(FIRST_SCHEDULE_ID),
  /** The user's own name for it; empty uses how often it measures. Recorded with each run. */
  name: typedName(80).default(''),
  isEnabled: z.boolean().default(true),
  /** Milliseconds since the epoch; `resumed`: until a person resumes it; null where it is not paused. */
  pausedUntil: z.number().int().min(0).max(8.64e15).or(z.literal(UNTIL_RESUMED)).nullable().default(null),
  kind: z.enum(SCHEDULE_KINDS).default('hourly'),
  /** Local time of the daily run. */
  dailyAt: clockTime.default('07:00'),
  /** Five fields, as `parseCron` reads them; used when kind is `cron`. */
  cron: cronExpression.default('0 */2 * * *'),
  /** An IANA name; empty uses the time zone of the computer. */
  timeZone: z
    .string()
    .max(64)
    .refine((text) => text === '' || knownTimeZone(text) !== null, { error: 'not-a-time-zone' })
    .default(''),
  /** Shifts every run by a time of this installation's own, away from the full hour when servers are crowded. */
  isOffTheHour: z.boolean().default(true),
  /** How long after the times of the schedule its runs are, in minutes; used when `isOffTheHour` is false. */
  offsetMinutes: z.number().int().min(0).max(MOST_OFFSET_MINUTES).default(0),
  /** The service of its runs; null uses that of the measuring settings. */
  provider: z.enum(PROVIDER_CHOICES).nullable().default(null),
  /** Base address of the LibreSpeed server of its runs; null uses that of the measuring settings. */
  serverUrl: serverUrl.nullable().default(null),
  /** How much its runs may cost; null uses the mode of the measuring settings. */
  mode: z.enum(MODES).nullable().default(null),
  /** Leaves out its runs while the computer runs on its battery. */
  skipOnBattery: z.boolean().default(false),
  /** Leaves out its runs on battery while the charge is below so many percent; null asks for no charge. */
  minBatteryPercent: z.number().int().min(1).max(MOST_BATTERY_PERCENT).nullable().default(null),
  /** Leaves out its runs while the system takes the connection for one whose data is paid by amount. */
  skipOnMetered: z.boolean().default(false),
  /** Leaves out its runs while another application is full screen. */
  skipInFullScreen: z.boolean().default(false),
  /** The networks that its runs are made in, by their keys; empty: every network. */
  networks: z
    .array(networkKey)
    .max(MOST_CHOICES)
    .superRefine(onlyOnce((network) => network))
    .default([]),
  /** Waits with its runs while this computer's own traffic is above this; null asks for no limit. */
  maxTrafficBitsPerSecond: bitsPerSecond.nullable().default(null),
  /** What becomes of a run whose line is still busy when it has waited for as long as it may. */
  whenBusy: z.enum(WHEN_BUSY).default('measure'),
  /** Spans of the week without tests. */
  maintenance: z.array(windowSchema).max(MOST_WINDOWS).default([]),
});
export type ScheduleSettings = z.infer<typeof scheduleSchema>;

/** A schedule as it is typed: its texts may be anything. */
export const typedScheduleSchema = scheduleSchema.extend({
  name: z.string().max(200),
  dailyAt: z.string().max(20),
  cron: z.string().max(200),
  timeZone: z.string().max(64),
});

/** The schedule of a fresh installation. */
export const DEFAULT_SCHEDULE: ScheduleSettings = scheduleSchema.parse({});

/** All schedules, in the order of the user. An empty list measures only when asked. */
export const schedulesSchema = z
  .array(scheduleSchema)
  .max(MOST_SCHEDULES)
  .superRefine(onlyOnce(({ id }) => id))
  .default(() => [DEFAULT_SCHEDULE]);
