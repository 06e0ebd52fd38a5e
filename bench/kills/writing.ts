import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS } from '../../shared/durations';
import { NoteStore } from '../../main/storage/notes/note-store';
import { SqliteOutboxStore } from '../../main/storage/outbox/store';
import { MarkerKeeper } from '../../main/storage/recovery/records-marker';
import { ExclusionStore } from '../../main/storage/runs/exclusion-store';
import { SqliteRunStore } from '../../main/storage/runs/run-store';
import { UnrecordedRunsFile } from '../../main/storage/runs/unrecorded-runs';
import { mailDraft } from '../../main/testing/drafts';
import { judgeAfresh } from '../../main/testing/messages';
import { completedRun, failedRun } from '../../main/testing/runs';
import { NEVER, openFolder } from './opening';
import { timeOf, UNRECORDED, type Change, type Line, type Phase, type WriterOrder } from './protocol';

const READERS = ['you@example.org', 'they@example.org'];
/** Runs are spread over so many days: retention believes the clock by them. */
const DAYS = 9;

/** Says what is written, synchronously: a line that was written was written before anything that follows. */
export function say(step: Line['step'], phase: Phase, change: Change): void {
  writeSync(1, `${JSON.stringify({ step, phase, change })}\n`);
}

/** One write: it is announced, done, and acknowledged. */
export function step(phase: Phase, change: Change, work: () => void): void {
  say('begin', phase, change);
  work();
  say('done', phase, {});
}

/** The same of a write that takes its time. */
export async function slowStep(phase: Phase, change: Change, work: () => Promise<unknown>): Promise<void> {
  say('begin', phase, change);
  await work();
  say('done', phase, {});
}

/** A piece of work of which is known only afterwards what it made. */
export async function piece(phase: Phase, work: () => Promise<Change> | Change): Promise<void> {
  say('begin', phase, {});
  say('done', phase, await work());
}

/** Opens the data folder of an order, with everything that writes to it. */
export function openWriting({ folder, number }: WriterOrder) {
  let count = 0;
  const clock = { now: () => timeOf(number) + count };
  const opened = openFolder(folder, clock.now());
  const { database } = opened;
  const runs = new SqliteRunStore(database, clock, { id: `writer-${number}`, session: null });
  const markerKeeper = new MarkerKeeper({
    folder,
    database,
    installId: 'bench',
    clock,
    timers: NEVER,
    log: (sentence, error) => {
      throw new Error(sentence, { cause: error });
    },
  });
  const nextName = () => `${number}-${(count += 1)}`;
  return {
    ...opened,
    clock,
    markerKeeper,
    nextName,
    nextCount: () => (count += 1),
    outbox: new SqliteOutboxStore(database, clock),
    notes: new NoteStore(database, clock),
    unrecorded: new UnrecordedRunsFile(join(folder, UNRECORDED), () => undefined),
    exclusions: new ExclusionStore({ database, clock, rules: () => [], verdictsOf: () => [] }),
    /** Records a run with its verdicts and its messages, as a measurement does. */
    record: (phase: Phase): string => {
      const name = nextName();
      const id = `run-${name}`;
      const startedAt = clock.now() - (count % DAYS) * DAY_MS;
      const times = { id, startedAt, finishedAt: startedAt + 1 };
      const run = count % 7 === 0 ? failedRun(times) : completedRun(times);
      const drafts = READERS.map((recipient, reader) =>
        mailDraft({
          id: `${name}-${reader}`,
          runId: id,
          recipient,
          messageId: `<${name}-${reader}@bench.linewatch>`,
        }),
      );
      const messages = drafts.map((draft) => [`message/${draft.id}`, 'pending'] as const);
      step(phase, { [`run/${id}`]: '', ...Object.fromEntries(messages) }, () => {
        runs.record(run, judgeAfresh(run), drafts);
      });
      return id;
    },
    /** Records a run of two years ago, which retention removes. */
    recordAged: (phase: Phase): void => {
      const id = `aged-${nextName()}`;
      const startedAt = clock.now() - 730 * DAY_MS;
      const run = completedRun({ id, startedAt, finishedAt: startedAt + 1 });
      step(phase, { [`run/${id}`]: '' }, () => runs.record(run, judgeAfresh(run), []));
    },
  };
}

export type Writing = ReturnType<typeof openWriting>;
