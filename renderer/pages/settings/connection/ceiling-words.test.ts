import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../../shared/texts/i18n';
import { ceilingAnswerInWords, ceilingInWords } from './ceiling-words';

const texts = textsIn('en');
const ceiling = {
  downloadBitsPerSecond: 12_400_000_000,
  uploadBitsPerSecond: 6_210_000_000,
  measuredAt: Date.UTC(2026, 10, 12, 10),
};

describe('the most that the computer can measure', () => {
  it('is said with its date, or that it is not known', () => {
    const style = { language: 'en', timeZone: 'UTC', rateUnit: 'Mbit/s' } as const;
    expect(ceilingInWords(ceiling, texts, style)).toBe(
      'Download 12.4 Gbit/s, upload 6\u202f210 Mbit/s, measured on 12 Nov 2026.',
    );
    expect(ceilingInWords(null, texts, style)).toBe('Not measured yet.');
  });

  it('says why it could not be found out', () => {
    expect(ceilingAnswerInWords({ kind: 'measured', ceiling }, texts)).toBeNull();
    expect(ceilingAnswerInWords({ kind: 'busy' }, texts)?.words).toBe(
      'A test is running. Try again once it has ended.',
    );
    expect(ceilingAnswerInWords({ kind: 'failed', reason: 'timeout', detail: '' }, texts)).toEqual({
      tone: 'warning',
      words: 'It could not be measured: no answer in time.',
    });
  });
});
