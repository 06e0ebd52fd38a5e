import { describe, expect, it } from 'vitest';
import { EMPTY, NOTHING } from '../../main/testing/letter-facts';
import { composeLetter } from './compose-letter';
import type { LetterChoices, LetterDetails, LetterFacts } from './letter';

const NOW = Date.parse('2026-11-26T14:00:00Z');
const NO_DETAILS: LetterDetails = {
  name: '',
  address: '',
  customerNumber: '',
  contractNumber: '',
  provider: '',
  providerAddress: '',
  providerMail: '',
};
const compose = (facts: LetterFacts, language: LetterChoices['language'] = 'en') =>
  composeLetter(facts, NO_DETAILS, { language, asks: [], termDays: 14, namesLaw: false }, NOW);
const outage = (from: string, to: string | null, place: 'beyond' | 'unknown' = 'beyond') => ({
  from,
  to,
  place,
  isEndObserved: true,
});
const withOutages = (facts: LetterFacts, ...outages: readonly ReturnType<typeof outage>[]): LetterFacts => ({
  ...facts,
  summary: {
    ...facts.summary,
    availability: { ...facts.summary.availability, outages, watchedSeconds: 86_400 },
  },
});

describe('the figures of a letter', () => {
  it('says no day that is still to come of a period that is not over', () => {
    const open = outage('2026-11-25T14:00:00.000Z', null);
    const { text } = compose(withOutages({ ...EMPTY, to: '2026-11-30T23:00:00.000Z' }, open));
    expect(text).toContain('From 1 November 2026 to 26 November 2026 I had');
    expect(text).toContain('- Report of the measurements from 1 November 2026 to 26 November 2026\n');
    expect(text).toContain('- 25 November 2026, 15:00: at least 1 d\n');
    expect(text).not.toContain('30 November');
  });

  it.each([
    ['en', 'of at least 1 h:', 'together at least 1 h 5 min, the longest at least 1 h:'],
    ['de', 'Dauer mindestens 1 Std.:', 'zusammen mindestens 1 Std. 5 Min., der längste mindestens 1 Std.:'],
    ['zh-CN', '时长至少 1 小时：', '共至少 1 小时 5 分钟，最长至少 1 小时：'],
  ] as const)('says “at least” of outages whose end nobody saw: %s', (language, one, several) => {
    const unseen = { ...outage('2026-11-05T19:11:00Z', '2026-11-05T20:11:00Z'), isEndObserved: false };
    const seen = outage('2026-11-06T19:11:00Z', '2026-11-06T19:16:00Z');
    expect(compose(withOutages(EMPTY, unseen), language).text).toContain(one);
    expect(compose(withOutages(EMPTY, unseen, seen), language).text).toContain(several);
  });

  it.each([
    ['en', 'Of 1 outage it', 'Of 1 further outage it'],
    ['de', 'Bei 1 Ausfall ist', 'Bei 1 weiteren Ausfall ist'],
    ['zh-CN', '\n有 1 次中断', '\n另有 1 次中断'],
  ] as const)('calls outages “further” only after others: %s', (language, alone, further) => {
    const unplaced = outage('2026-11-05T19:11:00Z', '2026-11-05T20:11:00Z', 'unknown');
    const beyond = outage('2026-11-06T19:11:00Z', '2026-11-06T19:16:00Z');
    expect(compose(withOutages(EMPTY, unplaced), language).text).toContain(alone);
    expect(compose(withOutages(EMPTY, unplaced, beyond), language).text).toContain(further);
  });

  it('writes nothing as 0 that is not', () => {
    const download = { ...NOTHING, tests: 1, median: 400, lowest: 0.3, highest: 1_499, againstPlan: [] };
    const slow: LetterFacts = {
      ...EMPTY,
      plan: { ...EMPTY.plan, minimum: { download: 64, upload: null } },
      summary: { ...EMPTY.summary, days: 1, directions: { ...EMPTY.summary.directions, download } },
    };
    const short = outage('2026-11-05T19:11:00.000Z', '2026-11-05T19:11:00.300Z');
    const { text } = compose(withOutages(slow, short));
    expect(text).toContain('median 400 bit/s of 1 test on 1 day (lowest 1 bit/s, highest 1 kbit/s)');
    expect(text).toContain('minimum 64 bit/s\n');
    expect(text).toContain('network, of 300 ms:\n- 5 November 2026, 20:11: 300 ms\n');
  });
});
