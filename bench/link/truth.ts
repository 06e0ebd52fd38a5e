import type { Cell, Way } from './cells';

/** Share of an IP packet of 1500 bytes that is TCP payload: 40 bytes of headers and 12 of timestamps less. */
const PAYLOAD_SHARE = 1448 / 1500;
/** A buffer below twenty packets would measure the buffer, not the line. */
const MIN_BUFFER_BYTES = 30_000;
/** How much of its rate a direction carries before it falls, in seconds. */
const STEP_AFTER_S = 0.5;

/** The TCP payload that a direction has to give, in bit/s: after the step, beside the cross traffic. */
export function payloadBitsPerSecond({ mbit, trouble }: Cell, way: Way): number {
  const full = mbit[way] * 1e6 * PAYLOAD_SHARE;
  if (trouble.kind === 'step') return full * trouble.share;
  return trouble.kind === 'cross' ? full * (1 - trouble.share) : full;
}

/** What the buffer of a direction holds, in bytes. */
export const bufferBytes = ({ mbit, bufferMs }: Cell, way: Way): number =>
  Math.max(MIN_BUFFER_BYTES, Math.round((mbit[way] * 1e6 * bufferMs) / 8_000));

/** The highest latency of a line: its round trip, and its buffer full in the direction of the load, in ms. */
export function fullLatencyMs(cell: Cell, way: Way): number {
  const { rttMs, mbit, trouble } = cell;
  const lastMbit = mbit[way] * (trouble.kind === 'step' ? trouble.share : 1);
  return rttMs + (bufferBytes(cell, way) * 8) / (lastMbit * 1_000);
}

/**
 * The line's rates as the emulator reads them: up, down, the bytes after which they change (0 is never), up, down.
 */
export function ratesLine({ mbit, trouble }: Cell): string {
  const bits = [mbit.upload, mbit.download].map((rate) => Math.round(rate * 1e6));
  const share = trouble.kind === 'step' ? trouble.share : 1;
  const slowest = Math.min(...bits);
  const after = trouble.kind === 'step' ? Math.round((slowest * STEP_AFTER_S) / 8) : 0;
  return [...bits, after, ...bits.map((rate) => Math.round(rate * share))].join(' ');
}

/** How far a figure is from the truth, as a share of it; negative where it is too low. */
export const relativeError = (measured: number, truth: number): number => measured / truth - 1;

/** Median and the value farthest from 0; null for no values. */
export function medianAndWorst(
  values: readonly number[],
): { readonly median: number; readonly worst: number } | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) return null;
  const worst = values.reduce((farthest, value) => (Math.abs(value) > Math.abs(farthest) ? value : farthest));
  return { median: (low + high) / 2, worst };
}

/** The middle of the values that are there; null when none is. */
export const findMedian = (values: readonly (number | null | undefined)[]): number | null =>
  medianAndWorst(values.filter((value) => value !== null && value !== undefined))?.median ?? null;
