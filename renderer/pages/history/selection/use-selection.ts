import { useCallback, useEffect, useState } from 'react';
import { parseLookQuery, toLookQuery, type HistoryLook } from '../../../../shared/history/history-look';
import { parseSelectionQuery, toSelectionQuery, type Selection } from '../../../../shared/history/selection';
import { getPlaceQuery, parsePlace } from '../../../hooks/place';
import { recall, remember } from '../../../hooks/window-memory';

/** What the page shows and how, and how a person changes a part of it. */
export interface SelectionChoice {
  readonly selection: Selection;
  readonly select: (change: Partial<Selection>) => void;
  readonly look: HistoryLook;
  readonly changeLook: (change: Partial<HistoryLook>) => void;
}

/**
 * The selection of the page and its look. They stand in the address, where they can be read and changed, and are remembered from one start
 * of the window to the next; an address without one opens with what is remembered.
 */
export function useSelection(): SelectionChoice {
  const [{ selection, look }, setShown] = useState(readShown);
  const query = [toSelectionQuery(selection), toLookQuery(look)].filter((part) => part !== '').join('&');
  useEffect(() => {
    window.history.replaceState(null, '', query === '' ? '#history' : `#history?${query}`);
    remember('history-selection', query);
  }, [query]);
  useEffect(() => {
    const read = () => {
      if (parsePlace(window.location.hash).page === 'history') setShown(readShown());
    };
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  const select = useCallback(
    (change: Partial<Selection>) =>
      setShown((shown) => ({ ...shown, selection: { ...shown.selection, ...change } })),
    [],
  );
  const changeLook = useCallback(
    (change: Partial<HistoryLook>) => setShown((shown) => ({ ...shown, look: { ...shown.look, ...change } })),
    [],
  );
  return { selection, look, select, changeLook };
}

function readShown(): Pick<SelectionChoice, 'selection' | 'look'> {
  const query = getPlaceQuery(window.location.hash) ?? recall('history-selection') ?? '';
  return { selection: parseSelectionQuery(query), look: parseLookQuery(query) };
}
