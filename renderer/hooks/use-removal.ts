import { useState } from 'react';

/** An entry of a list that was removed, and where it stood. */
export interface Removed<Item> {
  readonly item: Item;
  readonly index: number;
}

/** The list with an entry back where it was, or at its end where that is nearer now. */
export function withBack<Item>(items: readonly Item[], { item, index }: Removed<Item>): readonly Item[] {
  return [...items.slice(0, index), item, ...items.slice(index)];
}

/** Removes entries of a list, of which the last one can be taken back as long as the page is shown. */
export function useRemoval<Item extends { readonly key: string }>(
  items: readonly Item[],
  set: (items: readonly Item[]) => void,
): { readonly remove: (item: Item) => void; readonly undo: (() => void) | null } {
  const [removed, setRemoved] = useState<Removed<Item> | null>(null);
  const isGone = removed !== null && items.every(({ key }) => key !== removed.item.key);
  return {
    remove: (item) => {
      setRemoved({ item, index: items.findIndex(({ key }) => key === item.key) });
      set(items.filter(({ key }) => key !== item.key));
    },
    undo: isGone
      ? () => {
          set(withBack(items, removed));
          setRemoved(null);
        }
      : null,
  };
}
