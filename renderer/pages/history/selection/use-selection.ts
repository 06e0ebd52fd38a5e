import { useCallback, useEffect, useState } from 'react';
import { parseSelectionQuery, toSelectionQuery, type Selection } from '../../../../shared/history/selection';
import { getPlaceQuery, parsePlace } from '../../../hooks/place';
import { recall, remember } from '../../../hooks/window-memory';

/** What the page shows, and how a person changes a part of it. */
export interface SelectionChoice {
  readonly selection: Selection;
  readonly select: (change: Partial<Selection>) => void;
}

/**
 * The selection of the page. It stands in the address, where it can be read and changed, and is remembered from one start
 * of the window to the next; an address without one opens with what is remembered.
 */
export function useSelection(): SelectionChoice {
  const [selection, setSelection] = useState(readSelection);
  const query = toSelectionQuery(selection);
  useEffect(() => {
    window.history.replaceState(null, '', query === '' ? '#history' : `#history?${query}`);
    remember('history-selection', query);
  }, [query]);
  useEffect(() => {
    const read = () => {
      if (parsePlace(window.location.hash).page === 'history') setSelection(readSelection());
    };
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  const select = useCallback(
    (change: Partial<Selection>) => setSelection((current) => ({ ...current, ...change })),
    [],
  );
  return { selection, select };
}

function readSelection(): Selection {
  return parseSelectionQuery(getPlaceQuery(window.location.hash) ?? recall('history-selection') ?? '');
}
