import { join } from 'node:path';
import { SECOND_MS } from '../../shared/durations';
import type { DeliveryAttempt } from '../../shared/messages/message';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { settingsText } from '../../main/storage/backup/settings-text';
import { writeBackup } from '../../main/storage/backup/write-backup';
import { adoption } from '../../main/storage/chain/adoption';
import { compaction } from '../../main/storage/compaction';
import { keepDailyCopy } from '../../main/storage/copies';
import { givingBackPages } from '../../main/storage/free-pages';
import { rollingUp } from '../../main/storage/history/roll-ups';
import { removeMeta, writeMeta } from '../../main/storage/meta';
import { inTransaction } from '../../main/storage/migrate';
import type { Portions } from '../../main/storage/portions';
import { getContents } from '../../main/storage/recovery/contents';
import { writeAgreement } from '../../main/storage/retention/agreement';
import { thinning } from '../../main/storage/retention/thinning';
import { storedRun } from '../../main/storage/chain/append-run';
import { asEarlierRecord } from '../../main/testing/earlier-records';
import { judgeAfresh } from '../../main/testing/messages';
import { completedRun } from '../../main/testing/runs';
import { pick, seededRandom } from '../../main/testing/random';
import { inOwnFolder } from './own-folders';
import { BACKUP, type Phase, type WriterOrder } from './protocol';
import { piece, slowStep, step, type Writing } from './writing';

const BURST = 8;
const AGED_BURST = 12;
const KEPT_MONTHS = 12;
/** More than stays free: what is removed of it is given back. */
const FREED_BYTES = 4 * 1024 * 1024;

type Work = (writing: Writing, order: WriterOrder) => Promise<void> | void;

/** What the writer does in each phase; opening is what it begins with. */
export const WORKS: Readonly<Record<Exclude<Phase, 'open'>, Work>> = {
  record: (writing) => {
    for (let count = 0; count < BURST; count += 1) writing.record('record');
    step('record', {}, () => writing.markerKeeper.write());
  },
  attempt: (writing) => {
    writing.record('attempt');
    const now = writing.clock.now();
    for (const [index, { id }] of writing.outbox.lease('mail', now, BURST).entries()) {
      const [state, outcome] =
        index % 4 === 3 ? (['failed', 'failed'] as const) : (['sent', 'accepted'] as const);
      step('attempt', { [`message/${id}`]: state }, () => {
        writing.outbox.handOver(id, now);
        const attempt: DeliveryAttempt = {
          startedAt: now,
          finishedAt: now + SECOND_MS,
          outcome,
          problem: state === 'failed' ? 'recipient-refused' : null,
          reply: '250 OK',
          isMaybeDelivered: false,
        };
        writing.outbox.settle(id, attempt, { state });
      });
    }
  },
  note: (writing) => {
    for (let count = 0; count < BURST; count += 1) {
      const id = `note-${writing.nextName()}`;
      const save = (text: string) =>
        step('note', { [`note/${id}`]: text }, () => {
          writing.notes.save({ id, at: writing.clock.now(), runId: null, text });
        });
      save('the modem was started again');
      save('the modem was started again, twice');
      if (count % 2 === 0) step('note', { [`note/${id}`]: null }, () => writing.notes.remove(id));
    }
  },
  exclusion: (writing) => {
    for (let count = 0; count < BURST / 2; count += 1) {
      const id = writing.record('exclusion');
      const name = `run/${id}`;
      step('exclusion', { [name]: 'a film ran' }, () => writing.exclusions.exclude(id, 'a film ran'));
      if (count % 2 === 0) step('exclusion', { [name]: '' }, () => writing.exclusions.include(id));
    }
  },
  unrecorded: ({ unrecorded, nextName }) => {
    for (const { id } of unrecorded.read())
      step('unrecorded', { [`unrecorded/${id}`]: null }, () => unrecorded.remove([id]));
    for (let count = 0; count < BURST; count += 1) {
      const id = `unrecorded-${nextName()}`;
      step('unrecorded', { [`unrecorded/${id}`]: '' }, () => unrecorded.add(completedRun({ id })));
    }
  },
  settings: ({ settings, nextCount }, { number }) => {
    for (let count = 0; count < BURST; count += 1) {
      const downloadBitsPerSecond = number * 1_000_000 + nextCount() * 1_000;
      step('settings', { settings: String(downloadBitsPerSecond) }, () => {
        const plan = { ...DEFAULT_SETTINGS.plan, downloadBitsPerSecond };
        const saved = settings.save({ ...DEFAULT_SETTINGS, plan });
        if (saved.kind !== 'saved') throw new Error(saved.detail);
      });
    }
  },
  secret: async ({ secrets, nextName }) => {
    for (let count = 0; count < BURST; count += 1) {
      const secret = `secret ${nextName()}`;
      await slowStep('secret', { secret }, () => secrets.save('mail.password', secret, 'file'));
    }
  },
  earlier: (writing) => {
    const { database } = writing;
    for (let count = 0; count < BURST; count += 1) {
      const run = storedRun(database, writing.record('earlier'));
      if (run === null) throw new Error('a run that was recorded is not there');
      step('earlier', {}, () =>
        inTransaction(database, () => asEarlierRecord(database, run, judgeAfresh(run).verdicts)),
      );
    }
    inSteps('earlier', compaction(database));
  },
  'roll-up': (writing) => {
    writing.record('roll-up');
    inSteps('roll-up', rollingUp(writing.database));
  },
  thinning: (writing) => {
    const { database, clock } = writing;
    for (let count = 0; count < AGED_BURST; count += 1) writing.recordAged('thinning');
    inSteps('thinning', rollingUp(database));
    inSteps('thinning', adoption(database, clock.now));
    step('thinning', {}, () => writeAgreement(database, KEPT_MONTHS, clock.now()));
    inSteps('thinning', thinning(database, { now: clock.now, months: () => KEPT_MONTHS }));
  },
  'free-pages': ({ database }) => {
    step('free-pages', {}, () => writeMeta(database, 'bench', 'x'.repeat(FREED_BYTES)));
    step('free-pages', {}, () => removeMeta(database, 'bench'));
    inSteps('free-pages', givingBackPages(database));
  },
  copy: (writing, { folder }) => {
    const { database, clock } = writing;
    writing.record('copy');
    return piece('copy', () => {
      const { runs } = getContents(database, clock.now());
      const made = keepDailyCopy(database, folder, clock.now(), { isRenewed: true });
      if (made === 'no-room') throw new Error('the disk of the bench is full');
      return { copy: String(runs) };
    });
  },
  backup: ({ database, clock, settings }, { folder, place }) =>
    piece('backup', async () => {
      const order = {
        settings: settingsText(settings.current),
        secrets: [],
        version: 'bench',
        now: clock.now(),
      };
      const path = join(place, BACKUP);
      const { runs } = getContents(database, clock.now());
      const made = await writeBackup(database, folder, { ...order, path }, new AbortController().signal);
      if (made.kind !== 'written') throw new Error(JSON.stringify(made));
      return { backup: String(runs) };
    }),
  migration: inOwnFolder('migration'),
  recovery: inOwnFolder('recovery'),
  restore: inOwnFolder('restore'),
};

/** The target first, three times, then the others in a seeded order. */
export function* phasesOf({ target, seed }: WriterOrder): Generator<Exclude<Phase, 'open'>> {
  const random = seededRandom(seed);
  const all = Object.keys(WORKS) as Exclude<Phase, 'open'>[];
  if (target === null) return;
  if (target !== 'open') for (let count = 0; count < 3; count += 1) yield target;
  for (;;) yield pick(random, all);
}

function inSteps(phase: Phase, work: Portions): void {
  let isLeft = true;
  while (isLeft) step(phase, {}, () => (isLeft = work.next()));
}
