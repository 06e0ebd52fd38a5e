import { highest } from '../../../../shared/extremes';
import type { CatalogEntry } from './catalog';

/** What a word of a query is worth by where it is found. */
const WORTH = {
  labelStart: 8,
  labelWord: 6,
  label: 4,
  synonymWord: 3,
  synonym: 2,
  where: 1.5,
  hint: 1,
} as const;

/** So many settings are shown; more are no answer. */
export const MOST_FOUND = 24;

/**
 * The settings that a query means, the best first: each of its words is found in the name, other words, place or hint.
 * Without regard to case, accents and the width of letters. Empty for an empty query.
 */
export function findSettings(query: string, catalog: readonly CatalogEntry[]): readonly CatalogEntry[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return catalog
    .map((entry) => ({ entry, worth: worthOf(entry, words) }))
    .filter(({ worth }) => worth > 0)
    .sort((one, other) => other.worth - one.worth)
    .slice(0, MOST_FOUND)
    .map(({ entry }) => entry);
}

/** 0 where a word is found nowhere. */
function worthOf(entry: CatalogEntry, words: readonly string[]): number {
  const text = {
    label: plain(entry.label),
    synonyms: plain(entry.synonyms),
    where: plain(entry.where),
    hint: plain(entry.hint),
  };
  let sum = 0;
  for (const word of words) {
    const worth = highest(formsOf(word).map((form) => worthOfWord(form, text)));
    if (worth === 0) return 0;
    sum += worth;
  }
  return sum;
}

function worthOfWord(
  word: string,
  { label, synonyms, where, hint }: Readonly<Record<'label' | 'synonyms' | 'where' | 'hint', string>>,
): number {
  if (label.startsWith(word)) return WORTH.labelStart;
  if (beginsWord(label, word)) return WORTH.labelWord;
  if (label.includes(word)) return WORTH.label;
  if (beginsWord(synonyms, word)) return WORTH.synonymWord;
  if (synonyms.includes(word)) return WORTH.synonym;
  if (where.includes(word)) return WORTH.where;
  return beginsWord(hint, word) || isChinese(word) ? (hint.includes(word) ? WORTH.hint : 0) : 0;
}

function beginsWord(text: string, word: string): boolean {
  return text.startsWith(word) || text.includes(` ${word}`);
}

/** The words of a query. Chinese has no spaces: its words are told apart by the segmenter. */
function wordsOf(query: string): readonly string[] {
  return plain(query)
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .flatMap((word) => (isChinese(word) ? segmentsOf(word) : [word]));
}

function segmentsOf(text: string): readonly string[] {
  return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)]
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ segment }) => segment);
}

const isChinese = (word: string) => /\p{Script=Han}/u.test(word);

/** A word as it is typed, and without the ending of an English plural. */
function formsOf(word: string): readonly string[] {
  return /^[a-z]{3,}s$/.test(word) ? [word, word.slice(0, -1)] : [word];
}

/** Lower case without accents; everything that is no letter, digit or one of `.+/` is a space. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.+/]+/gu, ' ')
    .trim();
}
