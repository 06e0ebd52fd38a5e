import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SPOKEN_LANGUAGES } from '../shared/texts/language';
import en from './en';
import { getEqualWords } from './equal-words';

/** Every language that has a folder, whether or not the window offers it yet. */
const CODES = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Every text of a language by its path. */
function getTexts(tree: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') texts.set(here, value);
    else for (const [inner, text] of getTexts(value as object, here)) texts.set(inner, text);
  }
  return texts;
}

const baseOf = (key: string) => key.replace(PLURAL, '');
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name))].sort();
const english = getTexts(en);
const isCounted = (key: string) => placeholders(english.get(key) ?? '').includes('count');
/** Texts of which English has several forms, by their number. */
const pluralBases = new Set([...english.keys()].filter((key) => key.endsWith('_other')).map(baseOf));
/** Texts that have words of their own for none. */
const zeroBases = new Set([...english.keys()].filter((key) => key.endsWith('_zero')).map(baseOf));

/**
 * The keys that a language must have: as English, but with the plural forms of its own. A text with a number that English
 * words alike for one and many may have forms, too: then it has all of them.
 */
function keysOf(code: string, found: ReadonlyMap<string, string>): readonly string[] {
  const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
  const keys = new Set([...english.keys()].map(baseOf));
  return [...keys]
    .flatMap((key) => [
      ...(pluralBases.has(key) || (isCounted(key) && !found.has(key))
        ? forms.map((form) => `${key}_${form}`)
        : [key]),
      ...(zeroBases.has(key) ? [`${key}_zero`] : []),
    ])
    .sort();
}

/**
 * Whether a text fills in what the same form of English does, or its form for many. A form that is for one alone may spell
 * the number out.
 */
function isFilledAlike(key: string, text: string, code: string): boolean {
  const form = PLURAL.exec(key)?.[1];
  const base = baseOf(key);
  const isForOneAlone = form === 'one' && new Intl.PluralRules(code).select(0) !== 'one';
  const models = [key, form === 'zero' ? key : `${base}_other`, base].flatMap((name) => {
    const model = english.get(name);
    if (model === undefined) return [];
    const names = placeholders(model);
    return isForOneAlone ? [names, names.filter((one) => one !== 'count')] : [names];
  });
  return models.some((names) => names.join() === placeholders(text).join());
}

it('are those that the window offers', () => {
  expect([...SPOKEN_LANGUAGES].sort()).toEqual(CODES);
  expect(CODES.filter((code) => !existsSync(`${import.meta.dirname}/${code}/index.ts`))).toEqual([]);
});

describe.each(CODES)('%s', (code) => {
  const read = async () =>
    getTexts(((await import(`./${code}/index.ts`)) as { readonly default: object }).default);

  it('has every text that English has, in all of its plural forms, and no other', async () => {
    const found = await read();
    expect([...found.keys()].sort()).toEqual(keysOf(code, found));
  });

  it('fills in the same values', async () => {
    const different = [...(await read())].filter(([key, text]) => !isFilledAlike(key, text, code));
    expect(different).toEqual([]);
  });

  it('leaves no text empty', async () => {
    expect([...(await read())].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it.runIf(code !== 'en')('has no text in English but for names and words that are the same', async () => {
    const known = getEqualWords(code);
    const untranslated = [...(await read())].filter(([key, text]) => {
      const words = text.replaceAll(/{{\w+}}|https?:\S+/g, ' ').match(/\p{L}[\p{L}’'-]+/gu) ?? [];
      return text === english.get(key) && words.some((word) => !known.has(word.toLowerCase()));
    });
    expect(untranslated).toEqual([]);
  });
});
