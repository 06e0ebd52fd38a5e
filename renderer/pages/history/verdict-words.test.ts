import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/i18n';
import type { Verdict } from '../../../shared/rules';
import { verdictInWords } from './verdict-words';

const texts = textsIn('en');
const verdict = (change: Partial<Verdict>): Verdict => ({
  rule: 'download-below',
  reason: 'not-matched',
  value: 94_100_000,
  limit: 80_000_000,
  channels: { mail: 'not-matched', desktop: 'not-matched' },
  ...change,
});

describe('a verdict in words', () => {
  it('sets the figure against the limit', () => {
    expect(verdictInWords(verdict({}), texts, 'en')).toEqual({
      rule: 'Download below a limit',
      finding: '94.1 Mbit/s, within the limit of 80 Mbit/s',
      channels: [],
      isMatched: false,
    });
  });

  it('says for each channel what it meant', () => {
    const matched = verdict({
      rule: 'latency-above',
      reason: 'matched',
      value: 71.2,
      limit: 60,
      channels: { mail: 'rule-off', desktop: 'told' },
    });
    expect(verdictInWords(matched, texts, 'en')).toMatchObject({
      finding: '71 ms, above the limit of 60 ms',
      channels: ['Mail: off for this rule', 'Desktop: told'],
    });
  });

  it('says why a rule found nothing', () => {
    const absent = verdict({ reason: 'no-threshold', limit: null });
    expect(verdictInWords(absent, texts, 'en').finding).toBe('no limit is set');
  });
});
