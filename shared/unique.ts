import type { z } from 'zod';

/** No list of choices is longer, also where choices stand in it twice. */
export const MOST_CHOICES = 50;

/**
 * A check of lists in which nothing may stand twice: names each entry that repeats an earlier one, so that it alone can
 * be left out. `keyOf` says what counts as the same.
 */
export function onlyOnce<T>(getKey: (value: T) => string) {
  return (values: readonly T[], context: z.core.$RefinementCtx<readonly T[]>): void => {
    const seen = new Set<string>();
    for (const [index, value] of values.entries()) {
      const key = getKey(value);
      if (seen.has(key)) context.addIssue({ code: 'custom', message: 'listed-twice', path: [index] });
      seen.add(key);
    }
  };
}
