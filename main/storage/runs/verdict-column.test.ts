import { describe, expect, it } from 'vitest';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD } from '../../testing/runs';
import { judgeAfresh } from '../../testing/messages';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import type { Database } from '../sqlite';
import { writeRun } from './run-writes';
import { fromVerdictColumn, toVerdictColumn } from './verdict-column';

/** The rules of a fresh installation, with a plan to hold the line against. */
const NINE_RULES = {
  ...DEFAULT_SETTINGS,
  plan: { ...DEFAULT_SETTINGS.plan, downloadBitsPerSecond: 100_000_000, uploadBitsPerSecond: 40_000_000 },
};

const textsIn = (database: Database) =>
  (database.prepare('SELECT count(*) AS count FROM texts').get() as { count: number }).count;

describe('the verdicts of a run', () => {
  const { verdicts } = judgeAfresh(failedRun());

  it('are read back whole, whatever they say', () => {
    const { database } = temporaryRecords();
    const [first] = verdicts;
    if (first === undefined) throw new Error('no verdict');
    const odd = {
      ...first,
      reason: 'still' as const,
      value: 94_123_456.789_123,
      limit: 0,
      since: 1_764_000_000_000,
      toldBeforeAt: null,
      heldUntil: 1_764_000_000_001,
      isConfirmed: true,
      isMemoryLost: true,
      count: { breaches: 2, needed: 3, of: 5 },
    };
    const foreign = { ...first, reason: 'not-comparable' as const, cause: 'other-network' as const };
    const again = {
      ...first,
      reason: 'awaits-confirmation' as const,
      nextTry: { at: 1_764_000_060_000, number: 2, of: 3 },
      tries: [
        {
          runId: 'run-1',
          startedAt: 1_764_000_000_000,
          outcome: 'failed' as const,
          reason: 'dns' as const,
          value: null,
        },
      ],
    };
    for (const list of [verdicts, [odd], [...verdicts, odd], [foreign, odd], [again, foreign]]) {
      expect(fromVerdictColumn(database, toVerdictColumn(database, list))).toEqual(list);
    }
  });

  it('share with those of other runs what they have in common', () => {
    const { database, runs, history } = temporaryRecords();
    for (let index = 0; index < 50; index += 1) {
      const downloadBitsPerSecond = 94_100_000 + index;
      const run = completedRun({ id: `run-${index}`, figures: { ...GOOD_FIGURES, downloadBitsPerSecond } });
      runs.record(run, judgeAfresh(run), []);
    }
    expect(textsIn(database)).toBeLessThan(12);
    expect(history.verdicts('run-49')).toEqual(
      judgeAfresh(completedRun({ figures: { ...GOOD_FIGURES, downloadBitsPerSecond: 94_100_049 } })).verdicts,
    );
  });

  it('take little room: a usual run with nine rules less than 600 bytes, with all that it has', () => {
    const { database } = temporaryRecords();
    const bytes = () =>
      (database.prepare('SELECT sum(pgsize - unused) AS bytes FROM dbstat').get() as { bytes: number }).bytes;
    const record = (from: number, to: number) => {
      database.exec('BEGIN');
      for (let index = from; index < to; index += 1) {
        const at = 1_764_000_000_000 + index * 300_000;
        const id = `3f1b2c4d-${String(index).padStart(27, '0')}`;
        const run = completedRun({ id, startedAt: at, slotAt: at, finishedAt: at + 9_000 });
        writeRun(database, run, judgeAfresh(run, NINE_RULES).verdicts, run.finishedAt);
      }
      database.exec('COMMIT');
    };
    record(0, 10);
    const before = bytes();
    record(10, 2_010);
    expect((bytes() - before) / 2_000).toBeLessThan(600);
  });

  it('say that they are unreadable where damage left something else', () => {
    const { database } = temporaryRecords();
    for (const text of ['{oops', '[]', 'null', '{}', '["x"]', '[12345]']) {
      expect(fromVerdictColumn(database, text)).toMatchObject([{ isUnreadable: true }]);
    }
  });
});

describe('how a run was measured', () => {
  it('is stored once for runs that were measured alike, and read back whole', () => {
    const { database, runs, history } = temporaryRecords();
    const special = {
      ...GOOD_METHOD,
      doubts: [{ phase: 'download', reason: 'other-traffic', bitsPerSecond: 3_000_000 }],
    } as const;
    const methods = [
      GOOD_METHOD,
      { ...GOOD_METHOD, droppedSamples: 3 },
      { ...GOOD_METHOD, upload: null },
      special,
      null,
    ];
    for (const [index, method] of methods.entries()) {
      runs.record(completedRun({ id: `run-${index}`, method }), NOT_JUDGED, []);
    }
    expect(textsIn(database)).toBe(2);
    const found = methods.map((_, index) => history.account(`run-${index}`)?.run);
    expect(found.map((run) => (run?.outcome === 'completed' ? run.method : undefined))).toEqual(methods);
  });
});
