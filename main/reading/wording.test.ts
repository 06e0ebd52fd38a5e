import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES, type Rule } from '../../shared/rules/rules';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { judgeAfresh } from '../testing/messages';
import { NOT_JUDGED, temporaryRecords } from '../testing/records';
import { completedRun, failedRun, GOOD_FIGURES } from '../testing/runs';
import { newestBreach } from '../core/judging/past-runs';
import { buildWording, findNewestBreach } from './wording';

const DAY = 86_400_000;
const CONTEXT = {
  settings: { ...DEFAULT_SETTINGS, plan: { ...DEFAULT_SETTINGS.plan, downloadBitsPerSecond: 100_000_000 } },
  timeZone: 'Europe/Berlin',
  ceiling: null,
  language: 'en',
  installId: 'a41f',
} as const;
const SLOW_RULE = ruleAbout('download');
const FAILED_RULE = ruleAbout('run-ended');

function ruleAbout(what: string): Rule {
  const found = DEFAULT_RULES.find(
    ({ condition }) => condition.kind === what || (condition.kind === 'figure' && condition.figure === what),
  );
  if (found === undefined) throw new Error(`no rule about ${what}`);
  return found;
}

function wording() {
  const records = temporaryRecords();
  const { runs, clock } = records;
  let count = 0;
  const record = (daysAgo: number, { isFailed = false, figures = GOOD_FIGURES } = {}) => {
    const startedAt = clock.now() - daysAgo * DAY;
    const facts = { id: `run-${(count += 1)}`, startedAt, finishedAt: startedAt + 9_000 };
    const run = isFailed ? failedRun(facts) : completedRun({ ...facts, figures });
    runs.record(run, NOT_JUDGED, []);
    return run;
  };
  const slow = (daysAgo: number) =>
    record(daysAgo, { figures: { ...GOOD_FIGURES, downloadBitsPerSecond: 31_400_000 } });
  return { ...records, ...buildWording(records, CONTEXT), record, slow };
}

describe('the message that a rule would give', () => {
  it('is about the newest run that it would tell of, however long ago', () => {
    for (const daysAgo of [1, 10, 60]) {
      const { ruleDesk, record, slow } = wording();
      slow(80);
      slow(daysAgo);
      record(0.5);
      expect(ruleDesk.preview(SLOW_RULE)?.title).toBe('Slow download: 31 of 100 Mbit/s');
    }
  });

  it('is about the newest completed run where there is no such run, and there is none without any run', () => {
    const { ruleDesk, record } = wording();
    expect(ruleDesk.preview(FAILED_RULE)).toBeNull();
    record(91, { isFailed: true });
    record(2);
    expect(ruleDesk.preview(FAILED_RULE)?.summary).toBeTruthy();
  });

  it('is a digest of the stretch of time before', () => {
    const { ruleDesk, record } = wording();
    record(8);
    const digest = {
      ...FAILED_RULE,
      condition: { kind: 'digest' as const, every: 'week' as const, at: '08:00' },
    };
    expect(ruleDesk.preview(digest as Rule)?.title).toContain('Your week');
  });
});

describe('the newest run in which a condition finds something', () => {
  it('is the one that a look at all 90 days finds', () => {
    const { runs, clock, record, slow } = wording();
    for (const daysAgo of [89, 40.2, 13.9, 13.1, 2.9]) {
      slow(daysAgo);
      record(daysAgo - 0.01);
      const now = clock.now();
      const all = runs.endedBetween(now - 90 * DAY, now);
      const found = findNewestBreach(runs, SLOW_RULE.condition, now, CONTEXT);
      expect(found?.startedAt).toBe(now - daysAgo * DAY);
      expect(found).toEqual(newestBreach(SLOW_RULE.condition, all, CONTEXT));
    }
    expect(findNewestBreach(runs, FAILED_RULE.condition, clock.now(), CONTEXT)).toBeNull();
  });
});

describe('where rules stand', () => {
  it('is what they remember, and what they told last', () => {
    const { ruleDesk, runs, clock } = wording();
    const failed = failedRun({ startedAt: clock.now() - 1 });
    runs.record(failed, judgeAfresh(failed), []);
    const states = ruleDesk.states();
    expect(states).toHaveLength(DEFAULT_SETTINGS.rules.length);
    expect(states.some(({ breachedSince }) => breachedSince !== null)).toBe(true);
    expect(states.every(({ lastTold }) => lastTold === null)).toBe(true);
  });
});
