import type { Clock, Timers } from './core/ports';

/** The computer's wall clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** The event loop's timers. */
export const systemTimers: Timers = {
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};
