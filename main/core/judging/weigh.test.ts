import { describe, expect, it } from 'vitest';
import { ruleSchema, type Rule } from '../../../shared/rules/rules';
import type { Sight } from './examine';
import { EMPTY_MEMORY, type RuleMemory } from './memory';
import { weigh } from './weigh';

const HOUR = 3_600_000;
const BAD: Sight = { kind: 'judged', isBreach: true, value: 70, limit: 80 };
const GOOD: Sight = { kind: 'judged', isBreach: false, value: 90, limit: 80 };
const NOTHING: Sight = { kind: 'unjudged', reason: 'not-applicable', value: null };

function getRule(change: object = {}, condition: object = {}): Rule {
  return ruleSchema.parse({
    id: 'slow',
    condition: {
      kind: 'figure',
      figure: 'download',
      direction: 'below',
      against: { kind: 'value', value: 80 },
      ...condition,
    },
    ...change,
  });
}

/** Evaluates one observation per hour, as if each report reached a channel. */
function over(rule: Rule, sights: readonly Sight[]) {
  let memory: RuleMemory = EMPTY_MEMORY;
  return sights.map((sight, index) => {
    const now = (index + 1) * HOUR;
    const weighing = weigh(rule, sight, memory, { at: now, now });
    const isTold = weighing.finding.reason === 'matched';
    memory = isTold ? { ...weighing.memory, toldAt: now } : weighing.memory;
    return weighing.finding;
  });
}
const reasons = (rule: Rule, sights: readonly Sight[]) => over(rule, sights).map(({ reason }) => reason);

describe('a rule that tells once', () => {
  it('reports the first breach, is silent while it lasts, and reports its end', () => {
    expect(reasons(getRule(), [GOOD, BAD, BAD, NOTHING, BAD, GOOD, GOOD, BAD])).toEqual([
      ...['not-matched', 'matched', 'still', 'not-applicable', 'still', 'recovered', 'not-matched'],
      'matched',
    ]);
  });
  it('gives the start of the breach and the time of the report', () => {
    const [first, second, over_] = over(getRule(), [BAD, BAD, GOOD]);
    expect([first?.since, second?.since, over_?.since]).toEqual([HOUR, HOUR, HOUR]);
    expect([first?.toldBeforeAt, second?.toldBeforeAt, over_?.toldBeforeAt]).toEqual([null, HOUR, HOUR]);
  });
  it('does not report the end if the rule does not ask for it', () => {
    expect(reasons(getRule({ tellsRecovery: false }), [BAD, GOOD])).toEqual(['matched', 'not-matched']);
  });
});

describe('a rule that repeats', () => {
  it('reports every breach, but not the runs in between', () => {
    const rule = getRule({ repeat: { kind: 'every-time' } });
    expect(reasons(rule, [BAD, BAD, GOOD, BAD])).toEqual(['matched', 'matched', 'recovered', 'matched']);
  });
  it('reports again after its hours', () => {
    const rule = getRule({ repeat: { kind: 'every-hours', hours: 2 } });
    expect(reasons(rule, [BAD, BAD, BAD, BAD])).toEqual(['matched', 'still', 'matched', 'still']);
  });
  it('reports again although the last report was made while the clock was a year ahead', () => {
    const rule = getRule({ repeat: { kind: 'every-hours', hours: 2 } });
    const memory = { ...EMPTY_MEMORY, breachedSince: HOUR, toldAt: 8_760 * HOUR };
    expect(weigh(rule, BAD, memory, { at: 2 * HOUR, now: 2 * HOUR }).finding.reason).toBe('matched');
  });
  it('repeats nothing if the clock was set back by less than its hours', () => {
    const rule = getRule({ repeat: { kind: 'every-hours', hours: 2 } });
    const memory = { ...EMPTY_MEMORY, breachedSince: HOUR, toldAt: 3 * HOUR };
    expect(weigh(rule, BAD, memory, { at: 2 * HOUR, now: 2 * HOUR }).finding.reason).toBe('still');
  });
  it('reports again at once if nobody could be notified before', () => {
    const memory = { ...EMPTY_MEMORY, breachedSince: HOUR, toldAt: null };
    expect(weigh(getRule(), BAD, memory, { at: 2 * HOUR, now: 2 * HOUR }).finding.reason).toBe('matched');
  });
  it('does not report the end of a breach that was never reported', () => {
    const memory = { ...EMPTY_MEMORY, breachedSince: HOUR, toldAt: null };
    expect(weigh(getRule(), GOOD, memory, { at: 2 * HOUR, now: 2 * HOUR }).finding.reason).toBe(
      'not-matched',
    );
  });
});

describe('a rule that counts', () => {
  const rule = getRule({}, { breaches: 3, of: 5 });
  it('reports at the third breach of five, and the end when there are fewer', () => {
    expect(reasons(rule, [BAD, GOOD, BAD, BAD, GOOD, GOOD, GOOD])).toEqual([
      ...['counted', 'not-matched', 'counted', 'matched', 'still', 'recovered', 'not-matched'],
    ]);
  });
  it('gives the first of the counted breaches as the start', () => {
    const findings = over(rule, [GOOD, BAD, GOOD, BAD, BAD, GOOD, GOOD, GOOD]);
    expect(findings.map(({ reason, since }) => [reason, since]).slice(4, 7)).toEqual([
      ['matched', 2 * HOUR],
      ['still', 2 * HOUR],
      ['recovered', 2 * HOUR],
    ]);
  });
  it('does not start a state with a breach of the previous one', () => {
    const twice = getRule({}, { breaches: 2, of: 5 });
    const findings = over(twice, [BAD, BAD, GOOD, GOOD, GOOD, GOOD, BAD, BAD]);
    expect(findings.map(({ reason }) => reason).slice(5)).toEqual(['recovered', 'counted', 'matched']);
    expect(findings.at(-1)?.since).toBe(7 * HOUR);
  });
  it('takes the breach itself as the start if an earlier version stored no times', () => {
    const memory = { ...EMPTY_MEMORY, recent: [true, true] };
    expect(weigh(rule, BAD, memory, { at: HOUR, now: HOUR }).finding.since).toBe(HOUR);
  });
  it('gives the number of breaches found and required', () => {
    expect(over(rule, [BAD, GOOD, BAD]).at(-1)?.count).toEqual({ breaches: 2, needed: 3, of: 5 });
  });
  it('does not count runs that could not be judged', () => {
    expect(reasons(rule, [BAD, NOTHING, BAD, NOTHING, NOTHING, NOTHING, BAD]).at(-1)).toBe('matched');
  });
  it('stores no more runs than it counts', () => {
    const memory = { ...EMPTY_MEMORY, recent: [true, true, false, false, false] };
    expect(weigh(rule, BAD, memory, { at: 1, now: 1 }).memory.recent).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });
});

describe('a rule that wants a confirmation', () => {
  const rule = getRule({}, { isConfirmed: true });
  it('reports if the second test confirms the breach', () => {
    const findings = over(rule, [BAD, BAD, BAD]);
    expect(findings.map(({ reason }) => reason)).toEqual(['awaits-confirmation', 'matched', 'still']);
    expect(findings[1]).toMatchObject({ isConfirmed: true, since: HOUR });
  });
  it('and counts gives the first counted breach as the start', () => {
    const counting = getRule({}, { breaches: 2, of: 3, isConfirmed: true });
    const findings = over(counting, [BAD, GOOD, BAD, BAD]);
    expect(findings.map(({ reason }) => reason)).toEqual([
      ...['counted', 'not-matched', 'awaits-confirmation', 'matched'],
    ]);
    expect(findings.at(-1)?.since).toBe(HOUR);
  });
  it('reports nothing if the second test finds no breach', () => {
    expect(reasons(rule, [BAD, GOOD, GOOD])).toEqual(['awaits-confirmation', 'not-confirmed', 'not-matched']);
  });
  it('reports a breach if the second test could not be made', () => {
    const findings = over(rule, [BAD, NOTHING, BAD]);
    expect(findings.map(({ reason }) => reason)).toEqual(['awaits-confirmation', 'matched', 'still']);
    expect(findings[1]?.isConfirmed).toBe(false);
  });
});
