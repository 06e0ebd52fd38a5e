import { describe, expect, it } from 'vitest';
import { ruleSchema, type Rule } from '../../../shared/rules/rules';
import type { EndedRun } from '../../../shared/run';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { completedRun, failedRun, GOOD_FIGURES, GOOD_METHOD } from '../../testing/runs';
import { backTest } from './back-test';

const CONTEXT = { settings: DEFAULT_SETTINGS, timeZone: 'UTC', ceiling: null };
const HOUR = 3_600_000;
const START = Date.parse('2026-11-01T00:00:00Z');
/** One run per hour with these downloads in Mbit/s; null is a failed run. */
const getRuns = (...downloads: readonly (number | null)[]) =>
  downloads.map((megabits, hour) => {
    const at = { id: `run-${hour}`, startedAt: START + hour * HOUR, finishedAt: START + hour * HOUR };
    return megabits === null
      ? failedRun(at)
      : completedRun({ ...at, figures: { ...GOOD_FIGURES, downloadBitsPerSecond: megabits * 1e6 } });
  });
const elsewhere = (run: EndedRun): EndedRun =>
  run.outcome === 'completed'
    ? { ...run, method: { ...GOOD_METHOD, network: 'wlan0, 172.20.10.0/28' } }
    : run;
const slow = (change: object = {}, condition: object = {}): Rule =>
  ruleSchema.parse({
    id: 'slow',
    condition: {
      kind: 'figure',
      figure: 'download',
      direction: 'below',
      against: { kind: 'value', value: 80_000_000 },
      ...condition,
    },
    ...change,
  });
const told = (rule: Rule, runs: Parameters<typeof backTest>[1]) =>
  backTest(rule, runs, CONTEXT)?.told.map(({ runId, reason }) => `${runId} ${reason}`);

describe('a back-test', () => {
  it('lists the messages that the rule would have sent, in the order of time', () => {
    const runs = getRuns(94, 70, 71, 94, 60);
    expect(told(slow(), [...runs].reverse())).toEqual(['run-1 matched', 'run-3 recovered', 'run-4 matched']);
    expect(told(slow({ repeat: { kind: 'every-time' }, tellsRecovery: false }), runs)).toEqual([
      'run-1 matched',
      'run-2 matched',
      'run-4 matched',
    ]);
  });
  it('ignores whether the rule and its channels are switched on today', () => {
    expect(told(slow({ isEnabled: false, channels: [] }), getRuns(70))).toEqual(['run-0 matched']);
  });
  it('counts the next run as the confirmation', () => {
    expect(told(slow({}, { isConfirmed: true }), getRuns(70, 94, 70, 70))).toEqual(['run-3 matched']);
  });
  it('counts the runs that were attempted', () => {
    expect(backTest(slow(), getRuns(70, null), CONTEXT)?.runs).toBe(2);
  });
  it('ignores runs that are not comparable', () => {
    const [first, ...others] = getRuns(94, 94, 20, 94, 30);
    const runs = [first, ...others.map((run, index) => (index % 2 === 0 ? run : elsewhere(run)))];
    expect(
      told(
        slow(),
        runs.filter((run) => run !== undefined),
      ),
    ).toEqual([]);
  });
  it('is null for rules that are not about past runs', () => {
    const weekly = ruleSchema.parse({ id: 'weekly', condition: { kind: 'digest', every: 'week' } });
    expect(told(weekly, getRuns(70))).toBeUndefined();
  });
});
