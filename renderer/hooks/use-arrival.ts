import { useState } from 'react';
import type { HistoryPart, Place } from './place';

/** Follows a place that a person is led to: once when the page opens, and again whenever they are led there anew. */
export function useArrival(place: Place | undefined, arrive: (place: Place) => void): void {
  const [seen, setSeen] = useState<Place | undefined>(undefined);
  if (seen === place || place === undefined) return;
  setSeen(place);
  arrive(place);
}

/** Whether a part of a page is open: a person opens it, or is led to it. */
export function useOpenPart(
  place: Place | undefined,
  part: HistoryPart,
): readonly [isOpen: boolean, setIsOpen: (isOpen: boolean) => void] {
  const [isOpen, setIsOpen] = useState(false);
  useArrival(place, ({ opens }) => setIsOpen(opens === part));
  return [isOpen, setIsOpen];
}
