import { DAY_MS, MINUTE_MS } from '../../shared/durations';
import type { Clock, Timers } from '../core/ports';
import type { Reader } from '../core/reader';
import { markChecked } from '../storage/recovery/checked-mark';

/** After the first copy, which is made a minute after the start. */
const FIRST_AFTER_MS = 3 * MINUTE_MS;
const EVERY_MS = DAY_MS;

export interface RecordsCareDeps {
  readonly reader: Pick<Reader, 'ask'>;
  /** The data folder. */
  readonly folder: string;
  readonly clock: Clock;
  readonly timers: Timers;
  /** A page is not as it was written: `why` is what SQLite says of it. */
  readonly onDamage: (why: string) => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Looks at every page of the records, soon after the start and once a day, while everything works. Returns how to stop. */
export function keepChecking({ reader, folder, clock, timers, onDamage, log }: RecordsCareDeps): () => void {
  const check = async (): Promise<void> => {
    try {
      const fault = await reader.ask('check');
      if (fault !== null) onDamage(fault);
      else markChecked(folder, clock.now());
    } catch (error) {
      log('The records could not be looked at', error);
    }
  };
  const next = (milliseconds: number) => {
    stop = timers.after(milliseconds, () => {
      void check();
      next(EVERY_MS);
    });
  };
  let stop = (): void => undefined;
  next(FIRST_AFTER_MS);
  return () => stop();
}
