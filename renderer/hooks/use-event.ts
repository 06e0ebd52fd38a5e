import { useEffect, useRef } from 'react';
import { bridge } from '../bridge';
import type { Bridge } from '../../shared/bridge';

type EventName = Extract<keyof Bridge, `on${string}`>;
type Payload<Name extends EventName> = Parameters<Parameters<Bridge[Name]>[0]>[0];

/** Hears an event of main as long as the component lives; always calls the newest listener. */
export function useEvent<Name extends EventName>(
  name: Name,
  listener: (payload: Payload<Name>) => void,
): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    const subscribe = bridge[name] as (listener: (payload: Payload<Name>) => void) => () => void;
    return subscribe((payload) => latest.current(payload));
  }, [name]);
}
