import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../durations';
import { localTimeAt } from '../local-time';
import type { LengthUnit, LetterWords } from './letter-words';

/** A number as the letter's language writes it, with so many decimals at most. */
export function letterNumber(value: number, words: LetterWords, decimals = 0, fixed = 0): string {
  return new Intl.NumberFormat(words.locale, {
    minimumFractionDigits: fixed,
    maximumFractionDigits: decimals,
  }).format(value);
}

/** A measured throughput in bit/s: `94.1 Mbit/s`, `941 Mbit/s`, `640 kbit/s`, `400 bit/s`. */
export function letterThroughput(bitsPerSecond: number, words: LetterWords): string {
  if (bitsPerSecond > 0 && bitsPerSecond < 999.5)
    return `${letterNumber(Math.max(1, bitsPerSecond), words)} bit/s`;
  if (bitsPerSecond > 0 && bitsPerSecond < 999_500)
    return `${letterNumber(bitsPerSecond / 1_000, words)} kbit/s`;
  const megabits = bitsPerSecond / 1_000_000;
  const decimals = megabits >= 99.95 ? 0 : 1;
  return `${letterNumber(megabits, words, decimals, decimals)} Mbit/s`;
}

/** A throughput that a contract states, in bit/s: no digits that it has not, `100 Mbit/s`. */
export function letterSetThroughput(bitsPerSecond: number, words: LetterWords): string {
  if (bitsPerSecond > 0 && bitsPerSecond < 1_000) return `${letterNumber(bitsPerSecond, words)} bit/s`;
  return `${letterNumber(bitsPerSecond / 1_000_000, words, 3)} Mbit/s`;
}

/**
 * A share as a percentage, rounded down: it never says more than the figures carry. Null where that leaves nothing,
 * which a share that is not zero must not be called.
 */
export function letterShare(part: number, whole: number, words: LetterWords): string | null {
  const percent = whole === 0 ? 0 : Math.floor((part * 100) / whole);
  return percent === 0 ? null : words.percent(letterNumber(percent, words));
}

/** The day of a moment in a zone: `20 November 2026`. */
export function letterDate(at: number, timeZone: string, words: LetterWords): string {
  const local = new Date(localTimeAt(at, timeZone));
  return words.date({
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
  });
}

/** The time of day of a moment in a zone, 24 hours: `20:11`. */
export function letterTime(at: number, timeZone: string): string {
  return new Date(localTimeAt(at, timeZone))
    .toISOString()
    .slice('2026-11-23T'.length, '2026-11-23T20:11'.length);
}

const UNITS: readonly (readonly [LengthUnit, number])[] = [
  ['days', DAY_MS],
  ['hours', HOUR_MS],
  ['minutes', MINUTE_MS],
  ['seconds', SECOND_MS],
];

/** A length of time in its two largest units: `2 h 5 min`; below a second, `300 ms`. */
export function letterLength(milliseconds: number, words: LetterWords): string {
  if (milliseconds > 0 && milliseconds < SECOND_MS)
    return words.length.milliseconds(letterNumber(Math.max(1, Math.floor(milliseconds)), words));
  let rest = Math.round(milliseconds / SECOND_MS) * SECOND_MS;
  const first = UNITS.findIndex(([, length]) => rest >= length);
  if (first === -1) return words.length.seconds('0');
  const parts: string[] = [];
  for (const [unit, length] of UNITS.slice(first, first + 2)) {
    const value = Math.floor(rest / length);
    rest -= value * length;
    if (value > 0) parts.push(words.length[unit](letterNumber(value, words)));
  }
  return parts.join(' ');
}
