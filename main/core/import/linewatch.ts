import { z } from 'zod';
import { isExcludable, MAX_REASON_CHARACTERS } from '../../../shared/history/exclusion';
import { MAX_NOTE_CHARACTERS } from '../../../shared/history/note';
import { PROVIDER_KINDS } from '../../../shared/providers';
import { CANCEL_REASONS, FAILURE_REASONS, OUTCOMES, type Figures } from '../../../shared/run';
import { cleanForeignText } from '../../../shared/texts/foreign-text';
import { TRIGGERS } from '../../../shared/trigger';
import { typedText } from '../../../shared/typed-text';
import { MISS_REASONS, SKIP_REASONS } from '../../../shared/unmeasured';
import { FIGURE_NAMES, recordedFigures } from '../figures';
import { methodSchema } from '../run/method-schema';
import { surroundingsSchema } from '../run/surroundings-schema';
import { faulty, figuresOf, type ImportedRecord, type ImportedRun } from './imported-run';
import type { JsonRecord } from './json-record';
import { cleanMethod, cleanSurroundings } from './own-details';
import { MOST_OF, readTime } from './values';

/** What a newer version has in another form is left out; the rest of the run stays. */
const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().catch(null);
const text = z.string().transform((value) => cleanForeignText(value));
const reason = z.string().transform((value) => cleanForeignText(value, MAX_REASON_CHARACTERS));
const id = z.string().regex(/^[a-z\d][\w.:-]{0,99}$/i);

/** A test that is missed each minute for many years. */
const MOST_MISSED = 10_000_000;
const MOST_TRIES = 1_000;

const figuresSchema = z.object(
  Object.fromEntries(
    FIGURE_NAMES.map((name) => [name, z.number().min(0).max(MOST_OF[name]).nullable().default(null)]),
  ),
);
const runSchema = z.object({
  // A test with another name is told apart by what it found, like those of other programs.
  id: id.catch(''),
  trigger: z.enum(TRIGGERS).catch('command-line'),
  schedule: orNull(z.object({ id, name: text })).default(null),
  retryOf: orNull(z.object({ runId: id, number: z.number().int().min(1).max(MOST_TRIES) })).default(null),
  outcome: z.enum(OUTCOMES),
  reason: orNull(z.string()),
  detail: orNull(text),
  server: orNull(z.object({ name: text, url: text })),
  method: orNull(methodSchema),
  surroundings: surroundingsSchema.optional().catch(undefined),
  exclusion: orNull(z.object({ reason, at: z.string() })).default(null),
  note: orNull(typedText(MAX_NOTE_CHARACTERS)).default(null),
  missedTests: z.number().int().min(1).max(MOST_MISSED).catch(1),
});

/** Whether a record is a run as the export and the command line have it. */
export function isOwnRecord(record: JsonRecord): boolean {
  return ['id', 'trigger', 'outcome', 'startedAt', 'figures'].every((name) => name in record);
}

const noteSchema = z.object({ id, at: z.string(), text: typedText(MAX_NOTE_CHARACTERS).min(1) });

/** Whether a record is a note on a moment as the export has it. */
export function isOwnNote(record: JsonRecord): boolean {
  return ['id', 'at', 'text', 'changedAt'].every((name) => name in record) && !('outcome' in record);
}

/** A note of an export. */
export function readOwnNote(record: JsonRecord, now: number): ImportedRecord {
  const at = readTime(record['at'], now);
  if ('fault' in at) return faulty(at.fault);
  const read = noteSchema.safeParse(record).data;
  if (read === undefined) return faulty('no-test');
  return { kind: 'note', note: { id: read.id, at: at.value, text: read.text } };
}

/**
 * A run of an export. What the rules found and what was told stays in the file: it is of another installation. So does
 * the slot that a run served, since the schedule here has its own.
 */
export function readOwnRecord(record: JsonRecord, now: number): ImportedRecord {
  const startedAt = readTime(record['startedAt'], now);
  if ('fault' in startedAt) return faulty(startedAt.fault);
  const provider = PROVIDER_KINDS.find((kind) => kind === record['provider']);
  if (provider === undefined) return faulty('unknown-service');
  const figures = record['figures'] === null ? null : figuresSchema.safeParse(record['figures']);
  if (figures?.success === false) return faulty('bad-figure');
  const read = runSchema.safeParse(record);
  if (!read.success) return faulty('no-test');
  const finishedAt = readTime(record['finishedAt'], now);
  const { exclusion, note } = read.data;
  const excludedAt = readTime(exclusion?.at, now);
  const head = {
    id: read.data.id,
    importedFrom: 'linewatch',
    trigger: read.data.trigger,
    startedAt: startedAt.value,
    finishedAt: Math.max(startedAt.value, 'value' in finishedAt ? finishedAt.value : 0),
    slotAt: null,
    ...(read.data.schedule !== null && { schedule: read.data.schedule }),
    ...(exclusion !== null &&
      isExcludable(read.data) && {
        exclusion: {
          reason: exclusion.reason,
          at: 'value' in excludedAt ? excludedAt.value : startedAt.value,
        },
      }),
    ...(note !== null && note !== '' && { note }),
    ...(read.data.retryOf !== null && { retryOf: read.data.retryOf }),
    provider,
    server: read.data.server,
  } as const;
  const found = figures === null ? null : recordedFigures(figuresOf(figures.data));
  return toEnding(head, read.data, found);
}

type Head = Pick<
  ImportedRun,
  'id' | 'startedAt' | 'finishedAt' | 'trigger' | 'provider' | 'server' | 'importedFrom'
> & {
  readonly slotAt: null;
};

function toEnding(head: Head, parsed: z.infer<typeof runSchema>, figures: Figures | null): ImportedRecord {
  const where = cleanSurroundings(parsed.surroundings ?? {});
  const hasPlace = Object.keys(where).length > 0;
  const how = {
    method: parsed.method && cleanMethod(parsed.method),
    ...(hasPlace && { surroundings: where }),
  };
  const known = <Word extends string>(words: readonly Word[], fallback: Word) =>
    words.find((word) => word === parsed.reason) ?? fallback;
  const run = (ended: ImportedRun): ImportedRecord => ({ kind: 'run', run: ended });
  switch (parsed.outcome) {
    case 'completed':
      if (figures === null) return faulty('no-figures');
      return run({ ...head, outcome: 'completed', figures, ...how });
    case 'failed': {
      const reason = known(FAILURE_REASONS, 'not-stated');
      return run({ ...head, outcome: 'failed', reason, detail: parsed.detail ?? '', figures, ...how });
    }
    case 'cancelled':
      return run({ ...head, outcome: 'cancelled', reason: known(CANCEL_REASONS, 'asked'), figures, ...how });
    case 'skipped':
      return run({ ...head, outcome: 'skipped', reason: known(SKIP_REASONS, 'on-battery') });
    case 'missed': {
      const reason = known(MISS_REASONS, 'not-running');
      return run({ ...head, outcome: 'missed', reason, slots: parsed.missedTests });
    }
    case 'interrupted':
      return run({ ...head, outcome: 'interrupted' });
  }
}
