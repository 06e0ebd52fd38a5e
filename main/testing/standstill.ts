import { vi } from 'vitest';

/** On a faked time: the computer sleeps, or a virtual one is paused. Only the wall clock goes on. */
export function sleep(milliseconds: number): void {
  vi.setSystemTime(Date.now() + milliseconds);
}

/** On a faked time: the process is stopped for a while. Every clock goes on, and every timer is late by as much. */
export function standStill(milliseconds: number): void {
  const aheadNs = process.hrtime.bigint() - timerNs() + BigInt(milliseconds) * 1_000_000n;
  vi.spyOn(process.hrtime, 'bigint').mockImplementation(() => timerNs() + aheadNs);
  sleep(milliseconds);
}

/** The time that timers go by, which knows of no standstill. */
function timerNs(): bigint {
  const [seconds, nanoseconds] = process.hrtime();
  return BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds);
}
