import { describe, expect, it } from 'vitest';
import en from './en';
import zhCN from './zh-CN';

/** Every text of a language by its path; plural forms count as one text. */
function getTexts(tree: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') texts.set(here.replace(/_(?:one|other)$/, ''), value);
    else for (const [inner, text] of getTexts(value as object, here)) texts.set(inner, text);
  }
  return texts;
}

const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

describe('Simplified Chinese', () => {
  const english = getTexts(en);
  const chinese = getTexts(zhCN);

  it('has every text that English has, and no other', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('fills in the same values', () => {
    const different = [...english].filter(([key, text]) => {
      return placeholders(text).join() !== placeholders(chinese.get(key) ?? '').join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('leaves no text empty', () => {
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });
});
