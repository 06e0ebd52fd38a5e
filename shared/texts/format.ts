import { kept } from '../kept';
import { hasSpaces, type Language } from './language';

/** Shown where there is nothing to show. */
export const ABSENT = '–';

const BITS_PER_MEGABIT = 1_000_000;
const NARROW_NO_BREAK_SPACE = '\u202f';

/** A number and its unit apart, for places that set them in different sizes. */
export interface Quantity {
  readonly value: string;
  readonly unit: string;
}

/** Sentences one after the other; some languages set no space between them. */
export function joinSentences(sentences: readonly string[], language: Language): string {
  return sentences.join(hasSpaces(language) ? ' ' : '');
}

const formatters = new Map<string, Intl.NumberFormat>();

/** A page or an export needs thousands of numbers. */
function getFormatter(language: Language, decimals: number, fixed: number): Intl.NumberFormat {
  const digits = { minimumFractionDigits: fixed, maximumFractionDigits: decimals };
  return kept(formatters, `${language} ${decimals} ${fixed}`, () => new Intl.NumberFormat(language, digits));
}

/** A plain number with thousands grouped by a thin space; `decimals` digits at most, and at least `fixed` of them. */
export function formatNumber(value: number, language: Language, decimals = 0, fixed = 0): string {
  return getFormatter(language, decimals, fixed)
    .formatToParts(value)
    .map((part) => (part.type === 'group' ? NARROW_NO_BREAK_SPACE : part.value.replace('-', '\u2212')))
    .join('');
}

/** A measured throughput in bit/s as number and unit: kbit/s below 1 Mbit/s, Gbit/s from 10 Gbit/s on. */
export function throughputParts(bitsPerSecond: number | null, language: Language): Quantity {
  if (bitsPerSecond === null) return { value: ABSENT, unit: '' };
  const [scaled, unit] = scaleThroughput(bitsPerSecond);
  const decimals = unit === 'kbit/s' || scaled >= 99.95 ? 0 : 1;
  return { value: formatNumber(scaled, language, decimals, decimals), unit };
}

/** A measured throughput in bit/s: `94.1 Mbit/s`; a dash when it was not measured. */
export function formatThroughput(bitsPerSecond: number | null, language: Language): string {
  return join(throughputParts(bitsPerSecond, language));
}

/** A throughput that a person has set, in bit/s (a plan, a limit): no digits that were not meant, `100 Mbit/s`. */
export function formatSetThroughput(bitsPerSecond: number | null, language: Language): string {
  if (bitsPerSecond === null) return ABSENT;
  const [scaled, unit] = scaleThroughput(bitsPerSecond);
  return `${formatNumber(scaled, language, 2)} ${unit}`;
}

/** A measured throughput for a sentence, without digits that it does not need: `94 Mbit/s`, `6.4 Mbit/s`; a dash when it was not measured. */
export function formatRoundThroughput(bitsPerSecond: number | null, language: Language): string {
  return join(roundParts(bitsPerSecond, language));
}

/** A throughput and what it is held against, in bit/s, for "94 of 100 Mbit/s": a unit that both share stands once. */
export function throughputAgainst(
  bitsPerSecond: number | null,
  reference: number,
  language: Language,
): { readonly now: string; readonly reference: string } {
  const now = roundParts(bitsPerSecond, language);
  const isShared = now.unit === scaleThroughput(reference)[1];
  return { now: isShared ? now.value : join(now), reference: formatSetThroughput(reference, language) };
}

function roundParts(bitsPerSecond: number | null, language: Language): Quantity {
  if (bitsPerSecond === null) return { value: ABSENT, unit: '' };
  const [scaled, unit] = scaleThroughput(bitsPerSecond);
  const decimals = unit === 'kbit/s' || (unit === 'Mbit/s' && scaled >= 9.95) ? 0 : 1;
  return { value: formatNumber(scaled, language, decimals), unit };
}

/**
 * A throughput on an axis whose topmost value is `top`, all in one unit: the topmost one has it (`200 Mbit/s`), the others
 * are plain numbers.
 */
export function throughputTick(bitsPerSecond: number, top: number, language: Language): string {
  const [scaledTop, unit] = scaleThroughput(top);
  const ratio = top === 0 ? 0 : scaledTop / top;
  const number = formatNumber(bitsPerSecond * ratio, language, 1);
  return bitsPerSecond === top ? `${number} ${unit}` : number;
}

/** A latency in milliseconds on an axis, in the same way. */
export function latencyTick(milliseconds: number, top: number, language: Language): string {
  return `${formatNumber(milliseconds, language, 1)}${milliseconds === top ? ' ms' : ''}`;
}

/** Mbit/s of a value in bit/s, for form fields. */
export function toMegabits(bitsPerSecond: number): number {
  return bitsPerSecond / BITS_PER_MEGABIT;
}

/** Bit/s, whole, of a number of Mbit/s that a person has typed. */
export function fromMegabits(megabitsPerSecond: number): number {
  return Math.round(megabitsPerSecond * BITS_PER_MEGABIT);
}

/** A round-trip time in milliseconds as number and unit: one digit below 10 ms, two below 0.1 ms. */
export function latencyParts(milliseconds: number | null, language: Language): Quantity {
  if (milliseconds === null) return { value: ABSENT, unit: '' };
  const decimals = milliseconds >= 9.95 ? 0 : milliseconds >= 0.095 ? 1 : 2;
  return { value: formatNumber(milliseconds, language, decimals, Math.min(decimals, 1)), unit: 'ms' };
}

/** A round-trip time in milliseconds: `11 ms`; a dash when it was not measured. */
export function formatLatency(milliseconds: number | null, language: Language): string {
  return join(latencyParts(milliseconds, language));
}

/** A latency that a person has set, in milliseconds: no digits that were not meant. */
export function formatSetLatency(milliseconds: number | null, language: Language): string {
  return milliseconds === null ? ABSENT : `${formatNumber(milliseconds, language, 2)} ms`;
}

/** An amount of data in decimal units: `24 MB`, `1.2 GB`; a dash when unknown. */
export function formatBytes(bytes: number | null, language: Language): string {
  if (bytes === null) return ABSENT;
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  let scaled = bytes;
  let index = 0;
  while (scaled >= 999.5 && index < units.length - 1) {
    scaled /= 1_000;
    index += 1;
  }
  return `${formatNumber(scaled, language, index > 0 && scaled < 9.95 ? 1 : 0)} ${units[index]}`;
}

/** A ratio (0 to 1) as a percentage: `94 %`, `0.4 %`; a dash when unknown. */
export function formatPercent(ratio: number | null, language: Language): string {
  if (ratio === null) return ABSENT;
  const percent = ratio * 100;
  return withPercentSign(formatNumber(percent, language, Math.abs(percent) < 0.95 ? 1 : 0), language);
}

/**
 * A share of time in which something was up: `99.65 %`. Never rounded up, so that what was down for a moment is not shown
 * as up all the time.
 */
export function formatAvailability(ratio: number, language: Language): string {
  return withPercentSign(formatNumber(Math.floor(ratio * 10_000) / 100, language, 2), language);
}

/** A difference as a percentage with its sign: `+1 %`, `−12 %`. */
export function formatChange(ratio: number, language: Language): string {
  const rounded = Math.round(ratio * 100) / 100;
  return rounded > 0 ? `+${formatPercent(rounded, language)}` : formatPercent(rounded + 0, language);
}

function scaleThroughput(bitsPerSecond: number): readonly [number, string] {
  const megabits = toMegabits(bitsPerSecond);
  if (megabits >= 9_999.5) return [megabits / 1_000, 'Gbit/s'];
  if (megabits >= 0.9995 || bitsPerSecond === 0) return [megabits, 'Mbit/s'];
  return [bitsPerSecond / 1_000, 'kbit/s'];
}

/** Puts the percent sign behind a number, as a language sets it: `12 %`, `12%`. */
export function withPercentSign(value: string, language: Language): string {
  return `${value}${hasSpaces(language) ? '\u00a0' : ''}%`;
}

function join({ value, unit }: Quantity): string {
  return unit === '' ? value : `${value} ${unit}`;
}
