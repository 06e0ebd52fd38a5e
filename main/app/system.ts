import { uptime } from 'node:os';
import type { Clock, MonotonicClock, Timers } from '../core/ports';
import { monotonicMs } from '../engine/clock';

/** The computer's clocks. */
export const systemClock: Clock & MonotonicClock = {
  now: () => Date.now(),
  monotonicMs,
  uptimeMs: () => uptime() * 1_000,
};

/** The event loop's timers. */
export const systemTimers: Timers = {
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};
