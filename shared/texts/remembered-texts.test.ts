import { describe, expect, it } from 'vitest';
import { textsIn, type Texts } from './i18n';
import { rememberedTexts } from './remembered-texts';

describe('texts that are remembered', () => {
  it.each(['en', 'zh-CN'] as const)('are the texts, with their values and plurals, in %s', (language) => {
    const texts = textsIn(language);
    const remembered = rememberedTexts(texts);
    for (let round = 0; round < 2; round += 1) {
      for (const count of [1, 2, 5_000]) {
        expect(remembered('rules:hours', { count })).toBe(texts('rules:hours', { count }));
      }
      expect(remembered('rules:separator')).toBe(texts('rules:separator'));
    }
  });

  it('are looked up once for each key and values, and do not grow without end', () => {
    let lookedUp = 0;
    const counting = ((key: string, values?: { readonly count: number }) => {
      lookedUp += 1;
      return `${key} ${values?.count ?? ''}`;
    }) as unknown as Texts;
    const remembered = rememberedTexts(counting);
    for (let round = 0; round < 3; round += 1) {
      for (const count of [1, 2]) expect(remembered('rules:hours', { count })).toBe(`rules:hours ${count}`);
    }
    expect(lookedUp).toBe(2);
    for (let count = 3; count <= 20_003; count += 1) remembered('rules:hours', { count });
    expect(remembered('rules:hours', { count: 1 })).toBe('rules:hours 1');
    expect(lookedUp).toBe(20_004);
  });
});
