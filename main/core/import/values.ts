import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../shared/durations';
import type { ImportFault } from '../../../shared/history/import';
import type { Figures } from '../../../shared/run';

/**
 * No line is faster than 10 Tbit/s, no answer slower than ten minutes, no test moves more than 10 TB or lasts longer than
 * a day: what says so is broken.
 */
const MOST_BITS_PER_SECOND = 1e13;
const MOST_MS = 600_000;
const MOST_BYTES = 1e13;
const MOST_SECONDS = DAY_MS / SECOND_MS;
const MOST_RPM = 1e9;
/** Speed tests by computers at home are not older. */
const EARLIEST_AT = Date.UTC(1998, 0, 1);

/** What a value is multiplied by that comes in bytes, percent or milliseconds. */
export const BITS = 8;
export const PER_CENT = 0.01;
export const PER_THOUSAND = 0.001;

/** A value, or why there is none. */
export type Read<Value> = { readonly value: Value } | { readonly fault: ImportFault };

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * A number as programs and spreadsheets write it: `93.5`, `93,5`, `1.234,5`, `1,234.5`. Null for an empty cell,
 * undefined for what is no number.
 */
export function readNumber(cell: unknown): number | null | undefined {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  if (typeof cell !== 'string') return undefined;
  const text = cell.trim();
  if (text === '' || /^(?:null|n\/?a|-|—)$/i.test(text)) return null;
  const plain = withPoint(text);
  return NUMBER.test(plain) ? Number(plain) : undefined;
}

/** The last sign of several parts off the decimals, the others group thousands. */
function withPoint(text: string): string {
  const comma = text.lastIndexOf(',');
  if (comma === -1) return text;
  const isDecimal = comma > text.lastIndexOf('.');
  const isGrouping = text.indexOf(',') !== comma;
  if (isDecimal && !isGrouping) return text.replaceAll('.', '').replace(',', '.');
  return text.replaceAll(',', '');
}

type Limit = 'throughput' | 'latency' | 'share' | 'bytes' | 'seconds';
const MOST: Readonly<Record<Limit, number>> = {
  throughput: MOST_BITS_PER_SECOND,
  latency: MOST_MS,
  share: 1,
  bytes: MOST_BYTES,
  seconds: MOST_SECONDS,
};

/** The most that each figure can be, in its own unit. */
export const MOST_OF: Readonly<Record<keyof Figures, number>> = {
  downloadBitsPerSecond: MOST_BITS_PER_SECOND,
  uploadBitsPerSecond: MOST_BITS_PER_SECOND,
  latencyMs: MOST_MS,
  latencyMinMs: MOST_MS,
  latencyP95Ms: MOST_MS,
  jitterMs: MOST_MS,
  loadedLatencyDownloadMs: MOST_MS,
  loadedLatencyUploadMs: MOST_MS,
  loadedLatencyDownloadP95Ms: MOST_MS,
  loadedLatencyUploadP95Ms: MOST_MS,
  downloadPeakBitsPerSecond: MOST_BITS_PER_SECOND,
  uploadPeakBitsPerSecond: MOST_BITS_PER_SECOND,
  rpm: MOST_RPM,
  packetLossRatio: 1,
  downloadBytes: MOST_BYTES,
  uploadBytes: MOST_BYTES,
  downloadSeconds: MOST_SECONDS,
  uploadSeconds: MOST_SECONDS,
};

/** Collects the figures of a record; the first that is none spoils it. */
export class FigureReader {
  /** Whether a figure was none. */
  isSpoilt = false;

  /** A figure times `factor`, in the unit in which it is recorded; null where there is none. */
  read(cell: unknown, limit: Limit, factor = 1): number | null {
    const value = readNumber(cell);
    if (value === null) return null;
    const figure = (value ?? Number.NaN) * factor;
    if (figure >= 0 && figure <= MOST[limit]) return figure;
    this.isSpoilt = true;
    return null;
  }
}

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i;
/** As spreadsheets of most European countries write it: the day first. */
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})[ ,T]+(\d{1,2}):(\d\d)(?::(\d\d))?$/;
/** The day first or the month first: nobody can tell. */
const SLASHED = /^\d{1,2}\/\d{1,2}\/\d{2,4}\b/;

/** A moment; one without a zone is of UTC, as these programs write it. */
export function readTime(cell: unknown, now: number): Read<number> {
  if (typeof cell !== 'string' || cell.trim() === '') return { fault: 'no-time' };
  const text = cell.trim();
  const iso = ISO.exec(text);
  const dotted = DOTTED.exec(text);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second = '0', fraction = '', zone = 'Z'] = iso;
    const parts = [year, month, day, hour, minute, second].map(Number);
    return moment(parts, Math.floor(Number(`0.${fraction || '0'}`) * 1000) - offsetMs(zone), now);
  }
  if (dotted !== null) {
    const [, day, month, year, hour, minute, second = '0'] = dotted;
    return moment([year, month, day, hour, minute, second].map(Number), 0, now);
  }
  return { fault: SLASHED.test(text) ? 'ambiguous-time' : 'no-time' };
}

/** A clock that is a little ahead is no wrong clock. */
const AHEAD_MS = DAY_MS;

function moment(parts: readonly number[], addMs: number, now: number): Read<number> {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(at);
  // The 31st of November would be the first of December.
  const isReal = date.getUTCDate() === day && date.getUTCMonth() === month - 1 && date.getUTCHours() === hour;
  if (!isReal || minute > 59 || second > 60 || at < EARLIEST_AT) return { fault: 'no-time' };
  return at + addMs > now + AHEAD_MS ? { fault: 'in-the-future' } : { value: at + addMs };
}

function offsetMs(zone: string): number {
  const found = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (found === null) return 0;
  const [, sign, hours, minutes] = found;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}
