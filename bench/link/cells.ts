/** Which way the data goes, seen from the client. */
export type Way = 'download' | 'upload';
export const WAYS: readonly Way[] = ['download', 'upload'];

/** What happens on a line besides the measurement. */
export type Trouble =
  | { readonly kind: 'none' }
  /** This share of the packets is dropped at random, in both directions. */
  | { readonly kind: 'loss'; readonly ppm: number }
  /** The rate falls to this share once a direction has carried half a second of it. */
  | { readonly kind: 'step'; readonly share: number }
  /** UDP takes this share of the rate, in both directions. */
  | { readonly kind: 'cross'; readonly share: number };

/** One emulated line. */
export interface Cell {
  readonly mbit: Readonly<Record<Way, number>>;
  /** What the buffer of a direction holds, in ms of its rate. */
  readonly bufferMs: number;
  readonly rttMs: number;
  readonly trouble: Trouble;
}

const TROUBLES: Readonly<Record<Trouble['kind'], Trouble>> = {
  none: { kind: 'none' },
  loss: { kind: 'loss', ppm: 1_000 },
  step: { kind: 'step', share: 0.5 },
  cross: { kind: 'cross', share: 0.3 },
};
const RATES = [10, 100, 500, 1000];
const BUFFERS_MS = [50, 500];
const RTTS_MS = [5, 20, 100];
const TROUBLED = '100/50/20+step,100/50/20+loss,100/50/20+cross';
const FORM = /^(\d+(?:\.\d+)?)(?::(\d+(?:\.\d+)?))?\/(\d+)\/(\d+)(?:\+(loss|step|cross))?$/;
/** Beyond it the emulator's memory for packets in flight would be the limit. */
const MAX_MBIT = 2_000;
const MAX_MS = 1_000;

/**
 * Reads lines such as `100/50/20` (Mbit/s, buffer in ms, round trip in ms), `100:20/50/20` (down and up) or
 * `100/50/20+loss`, separated by commas; for a text that is none, the part that is not understood.
 */
export function parseCells(text: string): readonly Cell[] | string {
  const cells: Cell[] = [];
  for (const part of text.split(',')) {
    const [match, down, up = down, buffer, rtt, trouble = 'none'] = FORM.exec(part) ?? [];
    const mbit = { download: Number(down), upload: Number(up) };
    const [bufferMs, rttMs] = [Number(buffer), Number(rtt)];
    const isRate = WAYS.every((way) => mbit[way] >= 1 && mbit[way] <= MAX_MBIT);
    const isTime = bufferMs >= 1 && bufferMs <= MAX_MS && rttMs <= MAX_MS;
    if (match === undefined || !isRate || !isTime) return part;
    cells.push({ mbit, bufferMs, rttMs, trouble: TROUBLES[trouble as Trouble['kind']] });
  }
  return cells;
}

/** The lines of a set. */
export function getCells(set: 'quick' | 'all'): readonly Cell[] {
  const grid = RATES.flatMap((mbit) =>
    BUFFERS_MS.flatMap((bufferMs) => RTTS_MS.map((rttMs) => `${mbit}/${bufferMs}/${rttMs}`)),
  );
  const text = set === 'all' ? [...grid, TROUBLED].join() : `10/50/20,100/50/20,100/500/20,1000/50/20`;
  const cells = parseCells(text);
  if (typeof cells === 'string') throw new Error(`${cells} is no line`);
  return cells;
}

/** A line in the form that parseCells reads. */
export function cellName({ mbit, bufferMs, rttMs, trouble }: Cell): string {
  const rate = mbit.download === mbit.upload ? String(mbit.download) : `${mbit.download}:${mbit.upload}`;
  return `${rate}/${bufferMs}/${rttMs}${trouble.kind === 'none' ? '' : `+${trouble.kind}`}`;
}
