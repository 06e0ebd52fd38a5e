import { useCallback, useEffect, useRef } from 'react';

/** Whether the component is gone from the window by now: what arrives after that is not for it any more. */
export function useIsLeft(): () => boolean {
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);
  return useCallback(() => isLeft.current, []);
}
