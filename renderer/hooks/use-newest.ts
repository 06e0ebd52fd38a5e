import { useLayoutEffect, useRef } from 'react';

/** The value of the newest drawing, for what goes on after a wait and was begun by an older one. */
export function useNewest<Value>(value: Value): { readonly current: Value } {
  const newest = useRef(value);
  useLayoutEffect(() => {
    newest.current = value;
  }, [value]);
  return newest;
}
