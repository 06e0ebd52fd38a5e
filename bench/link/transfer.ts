import type { Way } from './cells';

/** What one transfer of another tool came to. */
export interface Transfer {
  readonly bitsPerSecond: number;
  /** Of the whole call, as a person waits for it. */
  readonly seconds: number;
  /** All that it moved, what it left out of its figure included. */
  readonly bytes: number;
  /** Null where it was not taken. */
  readonly cpuSeconds: number | null;
}

/** The transfers of one tool. */
export type Transfers = Readonly<Record<Way, readonly Transfer[]>>;

/** Processor seconds for 10^9 bytes; null where either is not known. */
export function cpuSecondsPerGigabyte(cpuSeconds: number | null, bytes: number): number | null {
  return cpuSeconds === null || bytes === 0 ? null : cpuSeconds / (bytes / 1e9);
}
