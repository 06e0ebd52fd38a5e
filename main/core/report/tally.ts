/** How often each word comes, the most frequent first; of the same count in the order of the words. */
export function tally<T, Word extends string>(
  values: readonly T[],
  read: (value: T) => Word,
): readonly (readonly [word: Word, count: number])[] {
  const counts = new Map<Word, number>();
  for (const value of values) {
    const word = read(value);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}
