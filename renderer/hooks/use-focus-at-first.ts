import { useEffect, useRef, type RefObject } from 'react';

/** Puts the focus on an element when it first appears, if asked to. */
export function useFocusAtFirst<Element extends HTMLElement>(isWanted: boolean): RefObject<Element | null> {
  const element = useRef<Element>(null);
  const wanted = useRef(isWanted);
  useEffect(() => {
    if (wanted.current) element.current?.focus({ preventScroll: true });
  }, []);
  return element;
}
