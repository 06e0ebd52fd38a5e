/** One emulated line: the same rate, buffer and delay in both directions. */
export interface Cell {
  readonly mbit: number;
  /** What the buffer holds, in ms of the rate. */
  readonly bufferMs: number;
  readonly rttMs: number;
  readonly lossPpm: number;
}

/** Share of an IP packet of 1500 bytes that is TCP payload: 40 bytes of headers and 12 of timestamps less. */
const PAYLOAD_SHARE = 1448 / 1500;
/** A buffer below twenty packets would measure the buffer, not the line. */
const MIN_BUFFER_BYTES = 30_000;

const QUICK: readonly (readonly [number, number, number])[] = [
  [10, 50, 20],
  [100, 50, 20],
  [100, 500, 20],
  [1000, 50, 20],
];

/** The lines of a set; random loss comes last. */
export function cellsOf(set: 'quick' | 'all'): readonly Cell[] {
  const cell = ([mbit, bufferMs, rttMs]: readonly [number, number, number]): Cell => ({
    mbit,
    bufferMs,
    rttMs,
    lossPpm: 0,
  });
  if (set === 'quick') return QUICK.map(cell);
  const all = [10, 100, 500, 1000].flatMap((mbit) =>
    [50, 500].flatMap((bufferMs) => [5, 20, 100].map((rttMs) => cell([mbit, bufferMs, rttMs]))),
  );
  return [...all, { ...cell([100, 50, 20]), lossPpm: 1_000 }];
}

/** The TCP payload that a full line carries, in bit/s. */
export const payloadBitsPerSecond = (cell: Cell): number => cell.mbit * 1e6 * PAYLOAD_SHARE;

/** What the buffer of a line holds, in bytes. */
export const bufferBytes = (cell: Cell): number =>
  Math.max(MIN_BUFFER_BYTES, Math.round((cell.mbit * 1e6 * cell.bufferMs) / 8_000));

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
