import { describe, expect, it } from 'vitest';
import { CHANNEL_KINDS } from '../channels';
import { textsIn } from '../texts/i18n';
import type { Try } from '../tries';
import type { RuleCondition } from './rules';
import type { Verdict } from './verdict';
import { verdictInWords } from './verdict-words';

const AT = Date.parse('2026-11-23T13:35:00Z');
const MINUTE = 60_000;
const NOBODY = Object.fromEntries(
  CHANNEL_KINDS.map((kind) => [kind, 'not-matched']),
) as unknown as Verdict['channels'];
const FAILED: RuleCondition = { kind: 'run-ended', outcomes: ['failed'], breaches: 1, of: 1 };
const SLOW: RuleCondition = {
  kind: 'figure',
  figure: 'download',
  direction: 'below',
  against: { kind: 'value', value: 80e6 },
  breaches: 1,
  of: 1,
  isConfirmed: false,
};

const failed = (minutes: number, reason: Try['reason']): Try => ({
  runId: `run-${minutes}`,
  startedAt: AT + minutes * MINUTE,
  outcome: 'failed',
  reason,
  value: null,
});
const slow: Try = { runId: 'run-0', startedAt: AT, outcome: 'completed', reason: null, value: 71e6 };

function words(condition: RuleCondition, change: Partial<Verdict>, language: 'en' | 'zh-CN' = 'en'): string {
  const verdict: Verdict = {
    rule: { id: 'r', name: 'R', condition, repeat: { kind: 'once' }, tellsRecovery: true },
    reason: 'awaits-confirmation',
    value: null,
    limit: null,
    count: null,
    since: null,
    toldBeforeAt: null,
    isConfirmed: false,
    heldUntil: null,
    channels: NOBODY,
    ...change,
  };
  const style = { language, timeZone: 'Europe/Berlin', rateUnit: 'Mbit/s' } as const;
  return verdictInWords(verdict, [], textsIn(language), style).finding;
}

describe('the ledger of a test that is made again', () => {
  const nextTry = { at: AT + MINUTE, number: 1, of: 3 };
  it('says when a failed test is tried again, and which try that is', () => {
    expect(words(FAILED, { nextTry })).toBe('will be tried again at 14:36 (1 of 3)');
    expect(words(FAILED, { nextTry }, 'zh-CN')).toBe('将于 14:36 重试（第 1 次，共 3 次）');
  });
  it('says that a try succeeded', () => {
    expect(words(FAILED, { reason: 'not-confirmed', tries: [failed(0, 'dns')] })).toBe(
      'succeeded after one failed test at 14:35',
    );
    expect(words(FAILED, { reason: 'not-confirmed', tries: [failed(0, 'dns'), failed(1, 'dns')] })).toBe(
      'succeeded after 2 failed tests since 14:35',
    );
  });
  it('counts no test among the failed ones that was slow', () => {
    const tries = [slow, failed(1, 'dns')];
    expect(words(FAILED, { reason: 'not-confirmed', tries })).toBe(
      'succeeded after one failed test at 14:36',
    );
    expect(words(FAILED, { reason: 'not-confirmed', tries: [slow] })).toBe(
      words(FAILED, { reason: 'not-confirmed', tries: [] }),
    );
  });
  it('names every try with its time and reason when the last one failed', () => {
    expect(words(FAILED, { reason: 'matched', tries: [failed(0, 'dns'), failed(1, 'timeout')] })).toMatch(
      /2 tests before it failed: 14:35 \(server name not found\), 14:36 \(no answer in time\)$/,
    );
  });
  it('says when a breach is confirmed, by what figure it was, and by what it was not', () => {
    const limits = { value: 70e6, limit: 80e6 };
    expect(words(SLOW, { ...limits, nextTry: { ...nextTry, of: 1 } })).toBe(
      '70.0 Mbit/s, below the limit of 80 Mbit/s, will be confirmed by a test at 14:36',
    );
    expect(words(SLOW, { ...limits, reason: 'not-confirmed', value: 94e6, tries: [slow] })).toBe(
      '94.0 Mbit/s, within the limit of 80 Mbit/s, not confirmed: the test at 14:35 gave 71.0 Mbit/s',
    );
    const twice = words(SLOW, { ...limits, reason: 'matched', isConfirmed: true, tries: [slow] });
    expect(twice).toMatch(/confirmed: the test at 14:35 gave 71.0 Mbit\/s$/);
  });
  it('says nothing of a confirmation that could not be made', () => {
    const finding = words(SLOW, { reason: 'matched', value: 70e6, limit: 80e6, tries: [failed(0, 'dns')] });
    expect(finding).not.toMatch(/confirmed/);
  });
});
