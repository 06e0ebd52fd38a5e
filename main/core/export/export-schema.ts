import { z } from 'zod';
import { CHANNEL_KINDS } from '../../../shared/channels';
import { INCOMPARABLE_CAUSES } from '../../../shared/figures/comparability';
import { IMPORT_SOURCES } from '../../../shared/history/import';
import { BREAK_PLACES, LINE_EVENT_KINDS, STEP_ANSWERS } from '../../../shared/history/outages';
import { MESSAGE_KINDS, MESSAGE_STATES } from '../../../shared/messages/message';
import { PROVIDER_KINDS } from '../../../shared/providers';
import { CANCEL_REASONS, FAILURE_REASONS, OUTCOMES, type Figures } from '../../../shared/run';
import { CHANNEL_DECISIONS, VERDICT_REASONS } from '../../../shared/rules/verdict';
import { LINK_KINDS } from '../../../shared/surroundings';
import { TRIGGERS } from '../../../shared/trigger';
import { MISS_REASONS, SKIP_REASONS } from '../../../shared/unmeasured';
import { FIGURE_NAMES } from '../figures';
import { methodSchema } from '../run/method-schema';
import { surroundingsSchema } from '../run/surroundings-schema';

const time = z.iso.datetime().describe('ISO 8601, UTC.');
const timeOrNone = time.nullable();
const count = z.number().int().min(0);
const noneOr = (text: string) => z.string().nullable().describe(text);

const figure = z.number().min(0).nullable();
const figures = z
  .object(
    Object.fromEntries(FIGURE_NAMES.map((name) => [name, figure])) as Record<keyof Figures, typeof figure>,
  )
  .describe('Throughput in bit/s, times in ms, loss from 0 to 1; null where it was not measured.');
const reasons = [...FAILURE_REASONS, ...CANCEL_REASONS, ...SKIP_REASONS, ...MISS_REASONS] as const;

/** A test as the command line prints it (`--measure --json`), and as each of an export begins. Members are only ever added. */
export const exportedRun = z.object({
  id: z.string(),
  trigger: z.enum(TRIGGERS),
  schedule: z.object({ id: z.string(), name: z.string() }).nullable(),
  retryOf: z
    .object({ runId: z.string(), number: count })
    .nullable()
    .describe('Of a test that was made again: the first one.'),
  importedFrom: z
    .enum(IMPORT_SOURCES)
    .nullable()
    .describe('The program whose file it was imported from; null where Linewatch recorded it here.'),
  exclusion: z
    .object({ reason: z.string(), at: time })
    .nullable()
    .describe('Of a test that is excluded from statistics: why, and since when.'),
  outcome: z.enum(OUTCOMES),
  reason: z.enum([...new Set(reasons)]).nullable(),
  detail: noneOr('Why it failed, in the words of the network or the server.'),
  startedAt: time,
  finishedAt: time,
  provider: z.enum(PROVIDER_KINDS),
  server: z.object({ name: z.string(), url: z.string() }).nullable(),
  figures: figures.nullable(),
  method: methodSchema.nullable().describe('How it was measured, and how sure it is.'),
  surroundings: surroundingsSchema.optional().describe('Where it was measured; of tests that were tried.'),
  missedTests: count.optional().describe('Of a missed test: how many slots of the schedule it stands for.'),
});

const attempt = z.object({
  startedAt: time,
  finishedAt: time,
  outcome: z.enum(['accepted', 'retry', 'blocked', 'failed']),
  problem: noneOr('As one word.'),
  reply: z.string().describe('What the server or the system said, word for word.'),
  mayHaveArrived: z.boolean(),
});
const message = z.object({
  id: z.string(),
  kind: z.enum(MESSAGE_KINDS),
  channel: z.enum(CHANNEL_KINDS),
  recipient: z.string(),
  messageId: z.string(),
  state: z.enum(MESSAGE_STATES),
  title: z.string(),
  writtenAt: time,
  heldUntil: timeOrNone,
  mergedInto: noneOr('The message that it went out in.'),
  attempts: z.array(attempt),
});
const value = z.number().nullable();
const rule = z.object({
  id: z.string(),
  name: z.string(),
  tells: z.boolean(),
  reason: z.enum(VERDICT_REASONS),
  cause: z.enum(INCOMPARABLE_CAUSES).nullable(),
  finding: z.string(),
  figure: z.string().nullable(),
  value: value.describe('In bit/s, ms, round trips a minute, or a share of 1.'),
  limit: value,
  count: z.object({ breaches: count, needed: count, of: count }).nullable(),
  since: timeOrNone,
  confirmed: z.boolean(),
  nextTry: z.object({ at: time, number: count, of: count }).nullable(),
  tries: z.array(
    z.object({
      runId: z.string(),
      startedAt: time,
      outcome: z.enum(OUTCOMES),
      reason: z.string().nullable(),
      value,
    }),
  ),
  heldUntil: timeOrNone,
  channels: z.array(
    z.object({
      channel: z.enum(CHANNEL_KINDS),
      decision: z.enum(CHANNEL_DECISIONS),
      words: z.string(),
      reply: z.string(),
    }),
  ),
});
const ledger = {
  rules: z.array(rule).describe('What each rule found.'),
  messages: z.array(message).describe('What was told of it, with every attempt to deliver it.'),
};
const route = z.object({
  interfaceName: z.string().nullable(),
  linkKind: z.enum(LINK_KINDS).nullable(),
  isConnected: z.boolean().nullable(),
  gateway: z.string().nullable(),
  gatewayAnswer: z.enum(STEP_ANSWERS),
  targets: z.array(z.object({ address: z.string(), answer: z.enum(STEP_ANSWERS) })),
});

/** The export of the history as JSON. A change that its readers would notice raises the version of its form. */
export const exportedHistory = z.object({
  form: z.literal('linewatch-history'),
  formVersion: z.literal(1),
  version: z.string().describe('Of Linewatch.'),
  exportedAt: time,
  timeZone: z.string().describe('In which the words of rules name times.'),
  runs: z.array(
    exportedRun.extend({ plannedFor: timeOrNone, note: noneOr('The note on the test.'), ...ledger }),
  ),
  occasions: z
    .array(
      z.object({
        id: z.string(),
        at: time,
        occasion: z.looseObject({ kind: z.string() }).nullable(),
        ...ledger,
      }),
    )
    .describe('What was found without a test: a silence, a channel that fails, a summary that is due.'),
  lineEvents: z
    .array(
      z.object({
        id: z.string(),
        kind: z.enum(LINE_EVENT_KINDS),
        place: z.enum(BREAK_PLACES),
        startedAt: time,
        endedAt: timeOrNone,
        isEndObserved: z.boolean(),
        hasMoved: z.boolean(),

        network: z.string().nullable(),
        route: route.nullable(),
      }),
    )
    .describe('What happened to the line between the tests, oldest first.'),
  notes: z
    .array(z.object({ id: z.string(), at: time, text: z.string(), changedAt: time }))
    .describe('Notes on moments; those on tests stand with them.'),
});

/** What Linewatch writes for programs: an export, or a test on the command line. Published as docs/linewatch.schema.json. */
export const linewatchJson = z.union([exportedHistory, exportedRun]);
