import { useEffect, useRef } from 'react';

/** Calls `act` with a value once it has rested for a while; never for null. */
export function useLater<Value extends string | number>(
  value: Value | null,
  restMs: number,
  act: (value: Value) => void,
): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => latest.current(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
}
