import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import { NOT_JUDGED, temporaryRecords } from '../testing/records';
import { completedRun, GOOD_FIGURES, GOOD_METHOD } from '../testing/runs';
import { Evaluator } from './evaluator';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-23T14:00:00Z');
const run = (days: number, megabits: number, change: Parameters<typeof completedRun>[0] = {}) =>
  completedRun({
    id: `run-${days}-${megabits}`,
    startedAt: NOW - days * DAY,
    finishedAt: NOW - days * DAY + 6_000,
    figures: { ...GOOD_FIGURES, downloadBitsPerSecond: megabits * 1e6 },
    ...change,
  });
const PLAN = {
  ...DEFAULT_SETTINGS.plan,
  downloadBitsPerSecond: 100_000_000,
  uploadBitsPerSecond: 40_000_000,
};
const AWAY = { method: { ...GOOD_METHOD, network: 'wlan0, 172.20.10.0/28' } };

/** An evaluator over real records, with settings that the test can change. */
function evaluating() {
  const { runs, database } = temporaryRecords();
  const lines: string[] = [];
  let settings: Settings = DEFAULT_SETTINGS;
  const evaluator = new Evaluator({
    runs,
    settings: () => settings,
    ceiling: () => null,
    timeZone: () => 'UTC',
    log: (line) => lines.push(line),
  });
  const record = (...recorded: ReturnType<typeof run>[]) => {
    for (const one of recorded) runs.record(one, NOT_JUDGED, []);
    return recorded;
  };
  const save = (plan: Settings['plan']) => (settings = { ...settings, plan });
  return { evaluator, record, save, lines, database, runs };
}

describe('the evaluation of recorded runs', () => {
  it('gives the same result on a page of the history and for a single run', () => {
    const { evaluator, record } = evaluating();
    const usual = [1, 2, 3, 4, 5, 6, 7].map((days) => run(days, 100));
    const rows = record(...usual, run(0.25, 50), run(0, 50), run(0.01, 5, AWAY));
    const whole = rows
      .map((row) => evaluator.evaluate(row))
      .map(({ state, weaknesses }) => ({ state, weaknesses }));
    expect(evaluator.summarise(rows)).toEqual(whole);
    // Another hour has no usual values yet; the same hour has. The hotspot is compared with neither.
    expect(whole.slice(-3)).toEqual([
      { state: 'measured', weaknesses: [] },
      { state: 'slow', weaknesses: ['download'] },
      { state: 'measured', weaknesses: [] },
    ]);
  });

  it('follows changes of plan and rules', () => {
    const { evaluator, record, save } = evaluating();
    const [only] = record(run(0, 50));
    if (only === undefined) throw new Error('no run');
    expect(evaluator.evaluate(only).state).toBe('measured');
    save(PLAN);
    expect(evaluator.evaluate(only).state).toBe('slow');
    expect(evaluator.summarise([only])).toEqual([{ state: 'slow', weaknesses: ['download'] }]);
  });

  it('of a run does not change with later runs', () => {
    const { evaluator, record, runs } = evaluating();
    const [first] = record(run(3, 50));
    if (first === undefined) throw new Error('no run');
    const before = evaluator.evaluate(first);
    record(...[0, 0.01, 1, 1.01, 2, 2.01].map((days) => run(days, 100, AWAY)));
    const again = new Evaluator({
      runs,
      settings: () => DEFAULT_SETTINGS,
      ceiling: () => null,
      timeZone: () => 'UTC',
      log: () => undefined,
    });
    expect(again.evaluate(first)).toEqual(before);
  });

  it('continues without a comparison when the records cannot be read, and logs the error', () => {
    const { evaluator, record, save, lines, database } = evaluating();
    const [only] = record(run(0, 50));
    if (only === undefined) throw new Error('no run');
    save(PLAN);
    database.exec('DROP TABLE verdicts; DROP TABLE runs');
    expect(evaluator.evaluate(only)).toMatchObject({ state: 'slow', weaknesses: ['download'] });
    expect(lines).toContain('The comparison of a run could not be read; the run is shown without it');
  });
});
