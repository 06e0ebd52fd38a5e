import { z } from 'zod';
import type { Cell, Way } from './cells';
import type { Transfer } from './transfer';

/** The first second is left out of the figure, as its handbook advises for the start of TCP. */
const OMIT_S = 1;
const MEASURE_S = 3;
const STREAMS = 4;
const CROSS_PAYLOAD_BYTES = 1_448;
const CROSS_PACKET_BYTES = CROSS_PAYLOAD_BYTES + 28;
/** Longer than a cell takes; the cross traffic is ended with its cell. */
const CROSS_S = 3_600;

const report = z.object({
  intervals: z.array(z.object({ sum: z.object({ bytes: z.number() }) })).min(1),
  end: z.object({ sum_received: z.object({ bits_per_second: z.number().positive() }) }),
});

/** Four streams in one direction. */
export function iperf3Command(server: string, port: number, way: Way): readonly string[] {
  const base = ['iperf3', '-J', '-c', server, '-p', String(port), '-P', String(STREAMS)];
  return [...base, '-O', String(OMIT_S), '-t', String(MEASURE_S), ...(way === 'download' ? ['-R'] : [])];
}

/** UDP in one direction that takes a share of the line, IP headers included. */
export function crossCommand(
  server: string,
  port: number,
  { cell, share, way }: { readonly cell: Cell; readonly share: number; readonly way: Way },
): readonly string[] {
  const bits = Math.round(cell.mbit[way] * 1e6 * share * (CROSS_PAYLOAD_BYTES / CROSS_PACKET_BYTES));
  const base = ['iperf3', '--forceflush', '-u', '-c', server, '-p', String(port), '-t', String(CROSS_S)];
  const size = ['-l', String(CROSS_PAYLOAD_BYTES), '-b', String(bits)];
  return [...base, ...size, ...(way === 'download' ? ['-R'] : [])];
}

/** Reads iperf3's JSON; the figure is what the receiver got. Null when it is the report of a failure, or none. */
export function readIperf3(text: string, seconds: number): Transfer | null {
  const parsed = report.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { intervals, end } = parsed.data;
  return {
    bitsPerSecond: end.sum_received.bits_per_second,
    seconds,
    bytes: intervals.reduce((total, { sum }) => total + sum.bytes, 0),
    cpuSeconds: null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
