import { useEffect, useRef, type RefObject } from 'react';

/**
 * Keeps the focus within an element whose contents change: where what had it is gone, the first thing that can be used
 * there gets it. A focus elsewhere stays there.
 *
 * @param key changes with the contents
 */
export function useKeptFocus<Element extends HTMLElement>(key: unknown): RefObject<Element | null> {
  const place = useRef<Element>(null);
  const wasInside = useRef(false);
  useEffect(() => {
    const note = (event: Event) => {
      wasInside.current = event.target instanceof Node && place.current?.contains(event.target) === true;
    };
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', note);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', note);
    };
  }, []);
  useEffect(() => {
    if (!wasInside.current || document.activeElement !== document.body) return;
    place.current?.querySelector<HTMLElement>('button, a[href], input, [tabindex]')?.focus();
  }, [key]);
  return place;
}
