import type { Against } from '../../../../shared/history/history-look';
import type { ComparisonQuery } from '../../../../shared/history/patterns';
import type { TimeRange } from '../../../../shared/time-range';

/** Two periods, the earlier first; or why there are none. */
export type Periods =
  | ({ readonly kind: 'periods' } & Pick<ComparisonQuery, 'before' | 'after'>)
  /** Nothing was measured before. */
  | { readonly kind: 'nothing-before' }
  /** The moment does not lie within the selection. */
  | { readonly kind: 'outside' }
  /** They share time: tests of it would be compared with themselves. */
  | { readonly kind: 'overlap' };

/** What a range is compared with. `firstAt`: when the first run began; null where it is not known. */
export function getPeriods(against: Against, range: TimeRange, firstAt: number | null): Periods {
  switch (against.kind) {
    case 'previous': {
      const before = getPrevious(range);
      const isNothing = before.to <= before.from || (firstAt !== null && before.to <= firstAt);
      return isNothing ? { kind: 'nothing-before' } : { kind: 'periods', before, after: range };
    }
    case 'split': {
      const { at } = against;
      if (at <= range.from || at >= range.to) return { kind: 'outside' };
      return { kind: 'periods', before: { ...range, to: at }, after: { ...range, from: at } };
    }
    case 'span': {
      const other = { from: against.from, to: against.to };
      if (other.from < range.to && range.from < other.to) return { kind: 'overlap' };
      return other.from <= range.from
        ? { kind: 'periods', before: other, after: range }
        : { kind: 'periods', before: range, after: other };
    }
  }
}

/** The time of the same length right before a range; shorter at the begin of 1970. */
export function getPrevious({ from, to }: TimeRange): TimeRange {
  return { from: Math.max(0, from - (to - from)), to: from };
}
