import { cleanForeignText } from '../../../shared/texts/foreign-text';

/** Names of servers and places are cut after so many characters, other texts later. */
const MAX_LENGTHS: Readonly<Record<string, number>> = { name: 120, detail: 300 };
const DEFAULT_MAX_LENGTH = 500;
/** Nothing that the engine tells is deeper. */
const MAX_DEPTH = 8;

/**
 * The same value with every text in it made safe to show: names of servers, causes in the network's own words,
 * addresses. The engine's answers pass here once, where they enter, for servers and programs of strangers speak in them.
 */
export function cleanTexts<Value>(value: Value): Value {
  return clean(value, DEFAULT_MAX_LENGTH, 0) as Value;
}

function clean(value: unknown, maxLength: number, depth: number): unknown {
  if (typeof value === 'string') return cleanForeignText(value, maxLength);
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => clean(one, maxLength, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      clean(one, MAX_LENGTHS[key] ?? DEFAULT_MAX_LENGTH, depth + 1),
    ]),
  );
}
