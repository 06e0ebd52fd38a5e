/** Pattern of an HTTP date, since Date.parse accepts almost any text. */
const DATE = /^\s*[A-Za-z]{3,9},?\s.*\d/;

/**
 * Retry-After (RFC 9110 §10.2.3: seconds or a date) as a delay from `now`, in ms; null if it is missing or invalid.
 */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  // Some services send fractions of seconds.
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(header)) return Number(header) * 1_000;
  const wait = DATE.test(header) ? Date.parse(header) - now : Number.NaN;
  return Number.isFinite(wait) ? Math.max(wait, 0) : null;
}
