import type { Texts } from './i18n';

/** Sentences with figures in them are many; beyond so many the memory begins again. */
const MOST_REMEMBERED = 20_000;

/**
 * The same texts, each sentence made once for the same values: for those who write many alike, since looking a sentence up
 * and filling it in takes longer than anything else that a line of a table needs.
 */
export function rememberedTexts(texts: Texts): Texts {
  const known = new Map<string, string>();
  const remembered = (key: string, values?: Readonly<Record<string, unknown>>): string => {
    const name = values === undefined ? key : `${key} ${JSON.stringify(values)}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const sentence = (texts as unknown as (...args: unknown[]) => string)(key, values);
    known.set(name, sentence);
    return sentence;
  };
  return remembered as Texts;
}
