import { highest } from '../../../../shared/extremes';

/** The words by which something is found. */
export interface Searchable {
  readonly label: string;
  /** Other words for it. */
  readonly synonyms: string;
  /** Where it is, in words. */
  readonly where: string;
  readonly hint: string;
}

/** Something that is found, and how well it fits the query: the more, the better. */
export interface Found<Entry> {
  readonly entry: Entry;
  readonly worth: number;
}

/** What a word of a query is worth by where it is found, and a query that is a name or its begin. */
const WORTH = {
  wholeName: 100,
  nameBegin: 4,
  wholeWord: 7,
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

/** The settings that a query means, the best first. Empty for an empty query. */
export function findSettings<Entry extends Searchable>(
  query: string,
  catalog: readonly Entry[],
): readonly Entry[] {
  return rankEntries(query, catalog)
    .slice(0, MOST_FOUND)
    .map(({ entry }) => entry);
}

/**
 * What a query means, the best first: each of its words is found in the name, other words, place or hint. Without regard
 * to case, accents and the width of letters. Empty for an empty query.
 */
export function rankEntries<Entry extends Searchable>(
  query: string,
  entries: readonly Entry[],
): readonly Found<Entry>[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return entries
    .map((entry) => ({ entry, worth: worthOf(entry, words, plain(query)) }))
    .filter(({ worth }) => worth > 0)
    .sort((one, other) => other.worth - one.worth);
}

/** Whether a query is the whole name of what it found. */
export function isNamed(found: Found<Searchable> | undefined): boolean {
  return found !== undefined && found.worth >= WORTH.wholeName;
}

type PlainText = Readonly<Record<keyof Searchable, string>>;

/** Each key that is pressed searches the same entries. */
const plainTexts = new WeakMap<Searchable, PlainText>();

function plainTextOf(entry: Searchable): PlainText {
  const known = plainTexts.get(entry);
  if (known !== undefined) return known;
  const { label, synonyms, where, hint } = entry;
  const text = {
    label: plain(label),
    synonyms: plain(synonyms),
    where: plain(where),
    hint: plain(hint),
  };
  plainTexts.set(entry, text);
  return text;
}

/** 0 where a word is found nowhere. */
function worthOf(entry: Searchable, words: readonly string[], query: string): number {
  const text = plainTextOf(entry);
  let sum =
    text.label === query ? WORTH.wholeName : `${text.label} `.startsWith(`${query} `) ? WORTH.nameBegin : 0;
  for (const word of words) {
    const worth = highest(formsOf(word).map((form) => worthOfWord(form, text)));
    if (worth === 0) return 0;
    sum += worth;
  }
  return sum;
}

function worthOfWord(word: string, { label, synonyms, where, hint }: PlainText): number {
  if (label.startsWith(word)) return WORTH.labelStart;
  if (` ${label} `.includes(` ${word} `)) return WORTH.wholeWord;
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
