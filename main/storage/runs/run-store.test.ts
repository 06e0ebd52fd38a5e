import { describe, expect, it } from 'vitest';
import type { EndedRun, OpenRun } from '../../../shared/run';
import { mailDraft } from '../../testing/drafts';
import { ALL_RULES, ALL_TOLD, judgeAfresh } from '../../testing/messages';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { bareRun, completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD } from '../../testing/runs';
import { SqliteRunStore } from './run-store';
import { SqliteScheduleStore } from './schedule-state';

const {
  outcome: _outcome,
  finishedAt: _finishedAt,
  figures: _figures,
  method: _method,
  ...head
} = completedRun();
const openRun: OpenRun = { ...head, server: null, outcome: 'running' };
const judgement = judgeAfresh(completedRun({ figures: { ...GOOD_FIGURES, latencyMs: 60 } }), {
  ...ALL_TOLD,
  rules: ALL_RULES.filter(({ id }) => id === 'latency-limit'),
});
const [verdict] = judgement.verdicts;

describe('the records of runs', () => {
  it('hold one open run at a time', () => {
    const { runs } = temporaryRecords();
    expect(runs.open(openRun)).toBe(true);
    expect(runs.open({ ...openRun, id: 'run-2' })).toBe(false);
    expect(runs.openRuns()).toEqual([{ run: openRun, session: null }]);
    runs.record(completedRun(), NOT_JUDGED, []);
    expect(runs.openRuns()).toEqual([]);
    expect(runs.open({ ...openRun, id: 'run-2' })).toBe(true);
  });

  it('hold one open run for each process, and give a process its lease back', () => {
    const { database, clock, runs } = temporaryRecords();
    const other = new SqliteRunStore(database, clock, { id: 'process-2', session: 'of this morning' });
    runs.open(openRun);
    expect(other.open({ ...openRun, id: 'run-2', startedAt: openRun.startedAt + 1 })).toBe(true);
    expect(other.open({ ...openRun, id: 'run-3' })).toBe(false);
    other.releaseLease();
    expect(other.open({ ...openRun, id: 'run-3', startedAt: openRun.startedAt + 2 })).toBe(true);
    expect(runs.openRuns().map(({ run, session }) => [run.id, session])).toEqual([
      ['run-1', null],
      ['run-2', 'of this morning'],
      ['run-3', 'of this morning'],
    ]);
  });

  it('know a run that is recorded, by itself or by its slot', () => {
    const { runs } = temporaryRecords();
    runs.open({ ...openRun, slotAt: 1_000 });
    const ended = completedRun({ slotAt: 1_000 });
    expect(runs.isRecorded(ended)).toBe(false);
    expect(runs.isRecorded({ ...ended, id: 'another' })).toBe(true);
    runs.record(ended, NOT_JUDGED, []);
    expect(runs.isRecorded(ended)).toBe(true);
    expect(runs.isRecorded(completedRun({ id: 'by hand' }))).toBe(false);
  });

  it.each<EndedRun>([
    completedRun(),
    bareRun(),
    failedRun(),
    failedRun({ figures: completedRun().figures, method: GOOD_METHOD }),
    {
      ...head,
      outcome: 'cancelled',
      finishedAt: 5,
      reason: 'application-ended',
      figures: null,
      method: null,
    },
    { ...head, outcome: 'skipped', finishedAt: 5, reason: 'on-battery' },
    { ...head, outcome: 'missed', finishedAt: 5, reason: 'asleep', slots: 3 },
    { ...head, outcome: 'interrupted', finishedAt: 5 },
  ])('give back what was stored: $outcome', (run) => {
    const { runs, history } = temporaryRecords();
    runs.record(run, judgement, []);
    expect(history.details(run.id)).toEqual({ run, verdicts: [verdict], told: [], messages: [] });
  });

  it('store run, verdicts and messages together or not at all', () => {
    const { runs, history, outbox, clock } = temporaryRecords();
    const foreign = mailDraft({ runId: 'a run that does not exist' });
    expect(() => runs.record(completedRun(), judgement, [foreign])).toThrow(/FOREIGN KEY/);
    expect(history.details('run-1')).toBeNull();
    runs.record(completedRun(), judgement, [mailDraft()]);
    expect(outbox.lease('mail', clock.now(), 10).map((entry) => entry.id)).toEqual(['message-1']);
  });

  it('take a later judgement with its messages, and leave the run as it is stored', () => {
    const { runs, history, outbox, clock, database } = temporaryRecords();
    runs.record(completedRun(), NOT_JUDGED, []);
    database.exec(`UPDATE runs SET method = '[77,"newer"]', surroundings = '[77,{}]'`);
    const stored = () => database.prepare('SELECT * FROM runs').get();
    const before = stored();
    expect(() =>
      runs.settle('run-1', judgement, [mailDraft({ runId: 'a run that does not exist' })]),
    ).toThrow(/FOREIGN KEY/);
    expect(stored()).toEqual(before);
    runs.settle('run-1', judgement, [mailDraft()]);
    expect(stored()).toEqual(Object.assign({}, before, { verdicts: expect.any(String) as unknown }));
    expect(history.verdicts('run-1')).toEqual(judgement.verdicts);
    expect(outbox.lease('mail', clock.now(), 10).map((entry) => entry.id)).toEqual(['message-1']);
  });

  it('take a slot of the schedule with the start of its run, both or neither', () => {
    const { runs, database } = temporaryRecords();
    const schedule = new SqliteScheduleStore(database);
    schedule.write('main', { specification: 'hourly', nextDueAt: 1_000 });
    expect(runs.open({ ...openRun, slotAt: 1_000 }, { specification: 'hourly', nextDueAt: 2_000 })).toBe(
      true,
    );
    expect(schedule.read().get('main')?.nextDueAt).toBe(2_000);
    expect(
      runs.open({ ...openRun, id: 'run-2', slotAt: 2_000 }, { specification: 'hourly', nextDueAt: 3_000 }),
    ).toBe(false);
    expect(schedule.read().get('main')?.nextDueAt).toBe(2_000);
  });

  it('bear a second run for a slot that had one while the clock was wrong', () => {
    const { runs } = temporaryRecords();
    runs.record(completedRun({ slotAt: 1_000 }), NOT_JUDGED, []);
    expect(runs.open({ ...openRun, id: 'run-2', slotAt: 1_000 })).toBe(true);
  });

  it('take none for the newest that is dated ahead of the clock', () => {
    const { runs, clock } = temporaryRecords();
    const ahead = clock.now() + 1;
    runs.record(completedRun({ id: 'right', startedAt: clock.now() }), NOT_JUDGED, []);
    runs.record(completedRun({ id: 'ahead', startedAt: ahead }), NOT_JUDGED, []);
    expect(runs.lastTried()?.id).toBe('right');
    expect(runs.lastCompleted(5).map(({ id }) => id)).toEqual(['right']);
    clock.advance(1);
    expect(runs.lastTried()?.id).toBe('ahead');
  });

  it('find records of many missed slots in every stretch that they reach into', () => {
    const { runs } = temporaryRecords();
    const absence = { ...head, id: 'absence', outcome: 'missed', reason: 'asleep', slots: 50 } as const;
    runs.record({ ...absence, startedAt: 1_000, finishedAt: 5_000 }, NOT_JUDGED, []);
    runs.record(completedRun({ id: 'between', startedAt: 3_000 }), NOT_JUDGED, []);
    runs.record(completedRun({ id: 'after', startedAt: 6_000 }), NOT_JUDGED, []);
    const ids = (from: number, to: number) => runs.endedBetween(from, to).map(({ id }) => id);
    expect(ids(4_000, 7_000)).toEqual(['absence', 'after']);
    expect(ids(2_000, 4_000)).toEqual(['absence', 'between']);
    expect(ids(5_001, 7_000)).toEqual(['after']);
    expect(ids(0, 1_000)).toEqual([]);
  });

  it('count missed slots as no try', () => {
    const { runs } = temporaryRecords();
    runs.record(completedRun(), NOT_JUDGED, []);
    runs.record(
      {
        ...head,
        id: 'late',
        startedAt: head.startedAt + 1,
        outcome: 'missed',
        finishedAt: 9,
        reason: 'asleep',
        slots: 1,
      },
      NOT_JUDGED,
      [],
    );
    expect(runs.lastTried()?.id).toBe('run-1');
    const at = completedRun().startedAt;
    expect(runs.lastTriedAt()).toBe(at);
    runs.record(failedRun({ id: 'still', startedAt: at + 5, reason: 'standstill' }), NOT_JUDGED, []);
    expect([runs.lastTried()?.id, runs.lastTriedAt()]).toEqual(['still', at]);
  });
});
