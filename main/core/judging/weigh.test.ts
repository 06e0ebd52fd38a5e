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

/** Weighs one sight an hour, as if some channel were told each time that the rule tells. */
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
  it('tells the first breach, keeps quiet while it lasts, and tells its end', () => {
    expect(reasons(getRule(), [GOOD, BAD, BAD, NOTHING, BAD, GOOD, GOOD, BAD])).toEqual([
      ...['not-matched', 'matched', 'still', 'not-applicable', 'still', 'recovered', 'not-matched'],
      'matched',
    ]);
  });
  it('says since when it lasts and when it was told', () => {
    const [first, second, over_] = over(getRule(), [BAD, BAD, GOOD]);
    expect([first?.since, second?.since, over_?.since]).toEqual([HOUR, HOUR, HOUR]);
    expect([first?.toldBeforeAt, second?.toldBeforeAt, over_?.toldBeforeAt]).toEqual([null, HOUR, HOUR]);
  });
  it('does not tell the end where nobody asked for it', () => {
    expect(reasons(getRule({ tellsRecovery: false }), [BAD, GOOD])).toEqual(['matched', 'not-matched']);
  });
});

describe('a rule that repeats', () => {
  it('tells every breach, but none of the runs between', () => {
    const rule = getRule({ repeat: { kind: 'every-time' } });
    expect(reasons(rule, [BAD, BAD, GOOD, BAD])).toEqual(['matched', 'matched', 'recovered', 'matched']);
  });
  it('tells again after its hours', () => {
    const rule = getRule({ repeat: { kind: 'every-hours', hours: 2 } });
    expect(reasons(rule, [BAD, BAD, BAD, BAD])).toEqual(['matched', 'still', 'matched', 'still']);
  });
  it('tells again although it was told last while the clock was a year ahead', () => {
    const rule = getRule({ repeat: { kind: 'every-hours', hours: 2 } });
    const memory = { ...EMPTY_MEMORY, breachedSince: HOUR, toldAt: 8_760 * HOUR };
    expect(weigh(rule, BAD, memory, { at: 2 * HOUR, now: 2 * HOUR }).finding.reason).toBe('matched');
  });
  it('tells nothing twice because the clock was set back by less than its hours', () => {
    const rule = getRule({ repeat: { kind: 'every-hours', hours: 2 } });
    const memory = { ...EMPTY_MEMORY, breachedSince: HOUR, toldAt: 3 * HOUR };
    expect(weigh(rule, BAD, memory, { at: 2 * HOUR, now: 2 * HOUR }).finding.reason).toBe('still');
  });
  it('tells again at once when nobody could be told before', () => {
    const memory = { ...EMPTY_MEMORY, breachedSince: HOUR, toldAt: null };
    expect(weigh(getRule(), BAD, memory, { at: 2 * HOUR, now: 2 * HOUR }).finding.reason).toBe('matched');
  });
  it('does not tell the end of what nobody heard of', () => {
    const memory = { ...EMPTY_MEMORY, breachedSince: HOUR, toldAt: null };
    expect(weigh(getRule(), GOOD, memory, { at: 2 * HOUR, now: 2 * HOUR }).finding.reason).toBe(
      'not-matched',
    );
  });
});

describe('a rule that counts', () => {
  const rule = getRule({}, { breaches: 3, of: 5 });
  it('tells at the third breach of five, and its end when fewer are left', () => {
    expect(reasons(rule, [BAD, GOOD, BAD, BAD, GOOD, GOOD, GOOD])).toEqual([
      ...['counted', 'not-matched', 'counted', 'matched', 'still', 'recovered', 'not-matched'],
    ]);
  });
  it('says that it lasts since the first of the breaches that count', () => {
    const findings = over(rule, [GOOD, BAD, GOOD, BAD, BAD, GOOD, GOOD, GOOD]);
    expect(findings.map(({ reason, since }) => [reason, since]).slice(4, 7)).toEqual([
      ['matched', 2 * HOUR],
      ['still', 2 * HOUR],
      ['recovered', 2 * HOUR],
    ]);
  });
  it('does not begin a state with a breach of the one before', () => {
    const twice = getRule({}, { breaches: 2, of: 5 });
    const findings = over(twice, [BAD, BAD, GOOD, GOOD, GOOD, GOOD, BAD, BAD]);
    expect(findings.map(({ reason }) => reason).slice(5)).toEqual(['recovered', 'counted', 'matched']);
    expect(findings.at(-1)?.since).toBe(7 * HOUR);
  });
  it('takes the breach itself for the beginning where an earlier version kept no times', () => {
    const memory = { ...EMPTY_MEMORY, recent: [true, true] };
    expect(weigh(rule, BAD, memory, { at: HOUR, now: HOUR }).finding.since).toBe(HOUR);
  });
  it('says how many it has and needs', () => {
    expect(over(rule, [BAD, GOOD, BAD]).at(-1)?.count).toEqual({ breaches: 2, needed: 3, of: 5 });
  });
  it('does not count runs that could not be judged', () => {
    expect(reasons(rule, [BAD, NOTHING, BAD, NOTHING, NOTHING, NOTHING, BAD]).at(-1)).toBe('matched');
  });
  it('remembers no more runs than it counts over', () => {
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
  it('tells when the second test finds the same, and says so', () => {
    const findings = over(rule, [BAD, BAD, BAD]);
    expect(findings.map(({ reason }) => reason)).toEqual(['awaits-confirmation', 'matched', 'still']);
    expect(findings[1]).toMatchObject({ isConfirmed: true, since: HOUR });
  });
  it('and counts says that it lasts since the first breach that counts', () => {
    const counting = getRule({}, { breaches: 2, of: 3, isConfirmed: true });
    const findings = over(counting, [BAD, GOOD, BAD, BAD]);
    expect(findings.map(({ reason }) => reason)).toEqual([
      ...['counted', 'not-matched', 'awaits-confirmation', 'matched'],
    ]);
    expect(findings.at(-1)?.since).toBe(HOUR);
  });
  it('lets it be when the second test finds the line in order', () => {
    expect(reasons(rule, [BAD, GOOD, GOOD])).toEqual(['awaits-confirmation', 'not-confirmed', 'not-matched']);
  });
  it('tells rather than loses a breach when the second test could not be made', () => {
    const findings = over(rule, [BAD, NOTHING, BAD]);
    expect(findings.map(({ reason }) => reason)).toEqual(['awaits-confirmation', 'matched', 'still']);
    expect(findings[1]?.isConfirmed).toBe(false);
  });
});
