import { base64Ranges, type Range } from './base64';
import { toPattern } from './pattern';

/** What stands in the place of a secret. */
export const HIDDEN = '[…]';
/** Longer texts are cut before they are searched: nobody is shown so much. In UTF-16 units. */
const MAX_SEARCHED = 64 * 1_024;
/** Parts of a secret address or of a key that are shorter are ordinary words. In UTF-16 units. */
const SHORTEST_PART = 6;
const SHORTEST_LINE = 16;

/**
 * A text without secrets, whichever way they are written in it: plain, in other letter case, URL-encoded, escaped for
 * JSON or HTML, quoted-printable, as hexadecimal digits, or in base64, alone and within something longer such as the
 * answer of SASL PLAIN (`\0user\0password`). Of a secret address the parts are hidden too, of a PEM key each line.
 * Whatever has to be cut is cut afterwards, since half a secret is not recognised.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const searched = text.slice(0, MAX_SEARCHED);
  const ranges = secrets
    .filter((secret) => secret.trim() !== '')
    .flatMap(getParts)
    .flatMap((part) => [...plainRanges(searched, part), ...base64Ranges(searched, part)]);
  return withoutRanges(searched, ranges);
}

/** The secrets that this process has read, so that no text needs to name the ones that it could contain. */
export class KnownSecrets {
  /** Access tokens come and go; the oldest are forgotten, which have expired by then. */
  static readonly #MOST = 64;
  readonly #values = new Set<string>();

  /** A secret has been read or received. The empty text is none. */
  learn(secret: string): void {
    this.#values.delete(secret);
    if (secret !== '') this.#values.add(secret);
    const [oldest] = this.#values;
    if (this.#values.size > KnownSecrets.#MOST && oldest !== undefined) this.#values.delete(oldest);
  }

  /** A text without any of them. */
  readonly redact = (text: string): string => redact(text, [...this.#values]);
}

/** The secret itself, without the white space around it, and the parts of it that say enough on their own. */
function getParts(secret: string): readonly string[] {
  const whole = secret.trim();
  const ofAddress = /^https?:\/\//i.test(whole)
    ? whole
        .split(/[/?&=#]+/)
        .slice(2)
        .filter((part) => part.length >= SHORTEST_PART)
    : [];
  const lines = whole.split(/\s*[\r\n]+\s*/);
  const ofKey =
    lines.length > 1 ? lines.filter((line) => line.length >= SHORTEST_LINE && !line.startsWith('-----')) : [];
  return [...new Set([whole, ...ofAddress, ...ofKey])];
}

function plainRanges(text: string, secret: string): readonly Range[] {
  return [...text.matchAll(toPattern(secret))].map(({ index, 0: found }) => [index, index + found.length]);
}

function withoutRanges(text: string, ranges: readonly Range[]): string {
  let shown = '';
  let end = 0;
  for (const [from, to] of ranges.toSorted(([one], [other]) => one - other)) {
    // Ranges that touch or overlap are one.
    if (from > end || (from === 0 && end === 0)) shown += `${text.slice(end, from)}${HIDDEN}`;
    end = Math.max(end, to);
  }
  return shown + text.slice(end);
}
