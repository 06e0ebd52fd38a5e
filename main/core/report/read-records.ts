import { z } from 'zod';
import { BREAK_PLACES, LINE_EVENT_KINDS, type LineEvent } from '../../../shared/history/outages';
import { DOUBT_REASONS } from '../../../shared/figures/doubt';
import { PROVIDER_KINDS } from '../../../shared/providers';
import {
  ABSENT_FIGURES,
  CANCEL_REASONS,
  CONFIDENCES,
  FAILURE_REASONS,
  MODES,
  NOTHING_MEASURED,
  OUTCOMES,
  type EndedRun,
} from '../../../shared/run';
import { MAX_REASON_CHARACTERS } from '../../../shared/history/exclusion';
import { MAX_NOTE_CHARACTERS } from '../../../shared/history/note';
import { typedName, typedText } from '../../../shared/typed-text';
import { LINK_KINDS } from '../../../shared/surroundings';
import { TRIGGERS } from '../../../shared/trigger';
import { MISS_REASONS, SKIP_REASONS } from '../../../shared/unmeasured';
import type { SealedEntry } from '../../../shared/report/report-file';
import type { ReportNote } from './source';

const time = z.iso.datetime().transform((text) => Date.parse(text));
const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const number = maybe(z.number());
const direction = z
  .object({
    confidence: z.enum(CONFIDENCES),
    relativeHalfWidth: z.number().nullable().default(null),
    streams: z.number().default(1),
    hasLatencySettled: z.boolean().nullable().default(null),
  })
  .nullable()
  .default(null)
  .catch(null);

const runSchema = z.object({
  trigger: z.enum(TRIGGERS),
  outcome: z.enum(OUTCOMES),
  reason: maybe(z.string()),
  detail: maybe(z.string()),
  startedAt: time,
  finishedAt: time,
  slotAt: maybe(time),
  slots: number,
  retryOf: maybe(z.object({ runId: z.string(), number: z.number() })),
  provider: z.enum(PROVIDER_KINDS),
  server: z
    .object({ name: z.string().default(''), url: z.string() })
    .nullable()
    .default(null)
    .catch(null),
  figures: maybe(z.record(z.string(), z.number())),
  method: maybe(
    z.object({
      mode: z.enum(MODES),
      download: direction,
      upload: direction,
      doubts: z
        .array(
          z.object({
            phase: z.enum(['latency', 'download', 'upload']),
            reason: z.enum(DOUBT_REASONS),
            bitsPerSecond: z.number().nullable().default(null),
          }),
        )
        .default([])
        .catch([]),
    }),
  ),
  surroundings: maybe(
    z.object({
      linkKind: maybe(z.enum(LINK_KINDS)),
      linkBitsPerSecond: number,
      signalRatio: number,
      hasVpn: maybe(z.boolean()),
      isOnBattery: maybe(z.boolean()),
      internetProvider: maybe(z.string()),
      applicationVersion: maybe(z.string()),
    }),
  ),
});

const eventSchema = z.object({
  kind: z.enum(LINE_EVENT_KINDS),
  place: z.enum(BREAK_PLACES),
  startedAt: time,
  endedAt: time.nullable().default(null),
  isEndObserved: z.boolean(),
});

type Sealed = Pick<SealedEntry, 'subject' | 'network' | 'record'>;

const noteSchema = z.object({ at: time, text: typedText(MAX_NOTE_CHARACTERS) });
const exclusionSchema = z.object({ reason: typedName(MAX_REASON_CHARACTERS) });

/** A run from what the chain holds of it; null where that is of another form. */
export function readRun({ subject: id, network, record }: Sealed): EndedRun | null {
  const read = runSchema.safeParse(record).data;
  if (read === undefined) return null;
  const { trigger, startedAt, finishedAt, provider, server, retryOf } = read;
  const head = { id, trigger, startedAt, finishedAt, provider, server, slotAt: read.slotAt ?? null };
  const chained = retryOf === undefined ? head : { ...head, retryOf };
  const figures = read.figures === undefined ? null : { ...ABSENT_FIGURES, ...read.figures };
  const method =
    read.method === undefined
      ? null
      : { ...NOTHING_MEASURED, passedOver: [], ...read.method, network: network ?? null };
  const surroundings = present(read.surroundings ?? {});
  const how = { method, surroundings };
  switch (read.outcome) {
    case 'completed':
      return { ...chained, outcome: 'completed', figures: figures ?? ABSENT_FIGURES, ...how };
    case 'failed': {
      const reason = known(FAILURE_REASONS, read.reason, 'internal');
      return { ...chained, outcome: 'failed', reason, detail: read.detail ?? '', figures, ...how };
    }
    case 'cancelled':
      return {
        ...chained,
        outcome: 'cancelled',
        reason: known(CANCEL_REASONS, read.reason, 'asked'),
        figures,
        ...how,
      };
    case 'skipped':
      return { ...chained, outcome: 'skipped', reason: known(SKIP_REASONS, read.reason, 'on-battery') };
    case 'missed': {
      const reason = known(MISS_REASONS, read.reason, 'not-running');
      return { ...chained, outcome: 'missed', reason, slots: read.slots ?? 1 };
    }
    case 'interrupted':
      return { ...chained, outcome: 'interrupted' };
  }
}

/** An event of the line from what the chain holds of it; null where that is of another form. */
export function readLineEvent({ subject: id, network, record }: Sealed): LineEvent | null {
  const read = eventSchema.safeParse(record).data;
  if (read === undefined) return null;
  return network === undefined ? { id, ...read } : { id, ...read, network };
}

/** A note from what the chain holds of it, its lines cleaned; null where that is of another form. */
export function readNote({ record }: Pick<SealedEntry, 'record'>): ReportNote | null {
  return noteSchema.safeParse(record).data ?? null;
}

/** Why a run does not count, from what the chain holds of its exclusion; empty where that is of another form. */
export function readExclusion({ record }: Pick<SealedEntry, 'record'>): string {
  return exclusionSchema.safeParse(record).data?.reason ?? '';
}

function known<T extends string>(words: readonly T[], word: string | undefined, fallback: T): T {
  return words.find((candidate) => candidate === word) ?? fallback;
}

type Present<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

/** The same without members that are undefined. */
function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Present<T>;
}
