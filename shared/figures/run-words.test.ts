import { describe, expect, it } from 'vitest';
import { textsIn } from '../texts/i18n';
import { loadLanguage } from '../texts/load-language';
import { runInWords } from './run-words';

const HEAD = {
  id: 'run-1',
  trigger: 'schedule',
  startedAt: 0,
  slotAt: null,
  provider: 'librespeed',
  server: null,
} as const;
const cancelled = (reason: 'asked' | 'application-ended') =>
  ({ ...HEAD, outcome: 'cancelled', finishedAt: 1, reason, figures: null, method: null }) as const;

describe('a cancelled test in a few words', () => {
  it('says whether the end of Linewatch cancelled it', () => {
    expect(runInWords(cancelled('asked'), textsIn('en'), { language: 'en', rateUnit: 'Mbit/s' })).toBe(
      'Cancelled',
    );
    expect(
      runInWords(cancelled('application-ended'), textsIn('en'), { language: 'en', rateUnit: 'Mbit/s' }),
    ).toBe('Cancelled: Linewatch ended');
  });

  it.each([
    ['de', 'Abgebrochen: '],
    ['es', 'Cancelada: '],
    ['fr', 'Annulé : '],
    ['ja', 'キャンセル：'],
    ['zh-CN', '已取消：'],
  ] as const)('puts the colon of the language before the reason: %s', async (language, begin) => {
    await loadLanguage(language);
    expect(
      runInWords(cancelled('application-ended'), textsIn(language), { language, rateUnit: 'Mbit/s' }),
    ).toMatch(new RegExp(`^${begin}`));
  });
});
