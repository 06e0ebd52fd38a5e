import { kept } from '../kept';
import { hasSpaces, type Language } from './language';

/** Shown where there is nothing to show. */
export const ABSENT = '–';

const BITS_PER_MEGABIT = 1_000_000;
const BITS_OF = { 'Mbit/s': BITS_PER_MEGABIT, 'MB/s': 8 * BITS_PER_MEGABIT } as const;
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

/** Units in which throughput is shown: bits, as contracts have it, or bytes, as programs that load files show it. */
export const RATE_UNITS = ['Mbit/s', 'MB/s'] as const;
export type RateUnit = (typeof RATE_UNITS)[number];

/** How throughput is worded: the language, and the unit that a person has chosen. */
export interface RateStyle {
  readonly language: Language;
  readonly rateUnit: RateUnit;
}

/** A throughput in bit/s as a number of the unit that is chosen: 100 Mbit/s are 12.5 MB/s. */
export function inRateUnit(bitsPerSecond: number, unit: RateUnit): number {
  return bitsPerSecond / BITS_OF[unit];
}

/** Bit/s, whole, of a number of a unit. */
export function ofRateUnit(value: number, unit: RateUnit): number {
  return Math.round(value * BITS_OF[unit]);
}

/** A measured throughput in bit/s as number and unit: kbit/s below 1 Mbit/s, Gbit/s from 10 Gbit/s on; bytes alike. */
export function throughputParts(bitsPerSecond: number | null, style: RateStyle): Quantity {
  if (bitsPerSecond === null) return { value: ABSENT, unit: '' };
  const scaled = scaleThroughput(bitsPerSecond, style.rateUnit);
  const { amount, size } = scaled;
  const fine = style.rateUnit === 'MB/s' && size === 'M' && amount > 0 && amount < 9.995 ? 2 : 1;
  const decimals = size === 'k' || amount >= 99.95 ? 0 : fine;
  return toQuantity(scaled, style, decimals, decimals);
}

/** A measured throughput in bit/s: `94.1 Mbit/s`; a dash when it was not measured. */
export function formatThroughput(bitsPerSecond: number | null, style: RateStyle): string {
  return join(throughputParts(bitsPerSecond, style));
}

/** A throughput that a person has set, in bit/s (a plan, a limit): no digits that were not meant, `100 Mbit/s`. */
export function formatSetThroughput(bitsPerSecond: number | null, style: RateStyle): string {
  if (bitsPerSecond === null) return ABSENT;
  const scaled = scaleThroughput(bitsPerSecond, style.rateUnit);
  return join(toQuantity(scaled, style, style.rateUnit === 'MB/s' ? 3 : 2));
}

/** A measured throughput for a sentence, without digits that it does not need: `94 Mbit/s`, `6.4 Mbit/s`; a dash when it was not measured. */
export function formatRoundThroughput(bitsPerSecond: number | null, style: RateStyle): string {
  return join(roundParts(bitsPerSecond, style));
}

/** A throughput and what it is held against, in bit/s, for "94 of 100 Mbit/s": a unit that both share stands once. */
export function throughputAgainst(
  bitsPerSecond: number | null,
  reference: number,
  style: RateStyle,
): { readonly now: string; readonly reference: string } {
  const now = roundParts(bitsPerSecond, style);
  const isShared = now.unit === scaleThroughput(reference, style.rateUnit).unit;
  return { now: isShared ? now.value : join(now), reference: formatSetThroughput(reference, style) };
}

function roundParts(bitsPerSecond: number | null, style: RateStyle): Quantity {
  if (bitsPerSecond === null) return { value: ABSENT, unit: '' };
  const scaled = scaleThroughput(bitsPerSecond, style.rateUnit);
  const { amount, size } = scaled;
  // 12 MB/s may be 92 or 99 Mbit/s: bytes keep a digit for longer.
  const isWhole = size === 'k' || (size === 'M' && amount >= (style.rateUnit === 'MB/s' ? 99.95 : 9.95));
  return toQuantity(scaled, style, isWhole ? 0 : 1);
}

/**
 * A throughput on an axis whose topmost value is `top`, all in one unit: the topmost one has it (`200 Mbit/s`), the others
 * are plain numbers.
 */
export function throughputTick(
  bitsPerSecond: number,
  top: number,
  { language, rateUnit }: RateStyle,
): string {
  const { amount, unit } = scaleThroughput(top, rateUnit);
  const ratio = top === 0 ? 0 : amount / top;
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

interface Scaled {
  readonly amount: number;
  readonly size: 'k' | 'M' | 'G';
  readonly unit: string;
}

function scaleThroughput(bitsPerSecond: number, rateUnit: RateUnit): Scaled {
  const large = inRateUnit(bitsPerSecond, rateUnit);
  const scaled = (amount: number, size: Scaled['size']) => ({
    amount,
    size,
    unit: `${size}${rateUnit.slice(1)}`,
  });
  if (large >= 9_999.5) return scaled(large / 1_000, 'G');
  if (large >= 0.9995 || bitsPerSecond === 0) return scaled(large, 'M');
  return scaled(large * 1_000, 'k');
}

/** What is not 0 is never shown as 0: `< 1 kbit/s`. */
function toQuantity(
  { amount, unit }: Scaled,
  { language }: RateStyle,
  decimals: number,
  fixed = 0,
): Quantity {
  const least = 10 ** -decimals;
  if (amount > 0 && amount < least / 2)
    return { value: `<\u00a0${formatNumber(least, language, decimals)}`, unit };
  return { value: formatNumber(amount, language, decimals, fixed), unit };
}

/** Puts the percent sign behind a number, as a language sets it: `12 %`, `12%`. */
export function withPercentSign(value: string, language: Language): string {
  return `${value}${hasSpaces(language) ? '\u00a0' : ''}%`;
}

function join({ value, unit }: Quantity): string {
  return unit === '' ? value : `${value} ${unit}`;
}
