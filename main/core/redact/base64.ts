/** Where a secret stands in a text; the end is excluded. */
export type Range = readonly [start: number, end: number];

/** A piece of text that may be base64 of either alphabet (RFC 4648 §4 and §5). */
const TOKEN = /[A-Za-z0-9+/_-]{3,}={0,2}/g;
/** Where upper and lower case were confused, so much has to agree. In base64 digits. */
const SHORTEST_WITHOUT_CASE = 8;
/** A secret that is shorter counts only where it ends what was encoded, as in the answer of SASL PLAIN. In bytes. */
const SHORTEST_ANYWHERE = 4;

/** Where a text holds base64 of a secret, whatever else was encoded with it; the whole encoded word is the range. */
export function base64Ranges(text: string, secret: string): readonly Range[] {
  const encodings = encodeSecret(secret);
  const cores = encodings.flatMap(getCores).filter((core) => core.length >= SHORTEST_WITHOUT_CASE);
  return [...text.matchAll(TOKEN)].flatMap(({ index, 0: token }): readonly Range[] => {
    const digits = token.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
    const isFound =
      encodings.some((bytes) => holds(decoded(digits), bytes)) ||
      cores.some((core) => isWithin(core.toLowerCase(), digits.toLowerCase()));
    return isFound ? [[index, index + token.length]] : [];
  });
}

/** As UTF-8, and as the 8-bit and 16-bit text of older clients and servers; each a text of one byte a character. */
function encodeSecret(secret: string): readonly string[] {
  const utf8 = String.fromCharCode(...new TextEncoder().encode(secret));
  const utf16 = [...secret.matchAll(/[^]/g)]
    .map(({ 0: unit }) => String.fromCharCode(unit.charCodeAt(0) % 256, unit.charCodeAt(0) >> 8))
    .join('');
  return [...new Set([utf8, utf16, ...(/^[\0-\u00ff]*$/.test(secret) ? [secret] : [])])];
}

function decoded(digits: string): string {
  try {
    // A last digit on its own says nothing.
    return atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits);
  } catch {
    return '';
  }
}

function holds(bytes: string, secret: string): boolean {
  if (secret.length >= SHORTEST_ANYWHERE) return bytes.includes(secret);
  return bytes === secret || bytes.endsWith(`\0${secret}`) || bytes.endsWith(`:${secret}`);
}

/** The digits that a secret has in base64 wherever it begins within a group of three bytes. */
function getCores(bytes: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const digits = btoa('\0'.repeat(before) + bytes).replace(/=+$/, '');
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor(((before + bytes.length) * 8) / 6);
    return digits.slice(first, last);
  });
}

/** Also where an answer was cut off within it. */
function isWithin(core: string, digits: string): boolean {
  const at = digits.indexOf(core.slice(0, SHORTEST_WITHOUT_CASE));
  return at !== -1 && core.startsWith(digits.slice(at, at + core.length));
}
