/** Secrets that are shorter hide only whole words: otherwise a text would lose every `a`. In UTF-16 units. */
const SHORTEST_WITHIN_WORDS = 4;
/** Longer secrets are random text, of which nobody escapes a letter or digit; their patterns stay small. */
const LONGEST_ESCAPED = 256;
const MOST_PATTERNS = 500;

const patterns = new Map<string, RegExp>();

/** Matches a secret in every way in which its characters can be written, mixed ones included. Compiled once. */
export function toPattern(secret: string): RegExp {
  const known = patterns.get(secret);
  if (known !== undefined) return known;
  const isLong = secret.length > LONGEST_ESCAPED;
  const written = [...secret].map((character) => getWritings(character, isLong)).join('');
  const asHexadecimal = getBytes(secret).map(hexadecimal).join('');
  const body = secret.length < SHORTEST_WITHIN_WORDS ? written : `${written}|${asHexadecimal}`;
  const isWord = secret.length < SHORTEST_WITHIN_WORDS;
  const source = isWord ? `(?<![\\p{L}\\p{N}])(?:${body})(?![\\p{L}\\p{N}])` : body;
  const pattern = new RegExp(source, 'giu');
  if (patterns.size >= MOST_PATTERNS) patterns.clear();
  patterns.set(secret, pattern);
  return pattern;
}

const NAMED: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
  '\u00a0': 'nbsp',
};

/** A character as it is, with a backslash, and as URL, quoted-printable, JSON, HTML and their mixtures write it. */
function getWritings(character: string, isLong: boolean): string {
  if (isLong && /^[A-Za-z0-9]$/.test(character)) return character;
  const bytes = getBytes(character);
  const named = NAMED[character];
  const writings = [
    literal(character),
    // Twice encoded, the percent sign of `%40` is `%25`.
    bytes.map((byte) => `%(?:25)*${hexadecimal(byte)}`).join(''),
    bytes.map((byte) => `=${hexadecimal(byte)}`).join(''),
    [...character].flatMap(getUnits).join(''),
    `&#0*${getCodePoint(character)};`,
    `&#x0*${getCodePoint(character).toString(16)};`,
    ...(named === undefined ? [] : [`&${named};`]),
    ...(/\s/.test(character) ? ['\\s', '\\+', '\\\\[nrt]'] : []),
  ];
  return `(?:${writings.join('|')})${/\s/.test(character) ? '+' : ''}`;
}

/** A punctuation mark may have a backslash before it, as in a quoted string. */
function literal(character: string): string {
  const escaped = character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return /[\p{P}\p{S}]/u.test(character) ? `\\\\?${escaped}` : escaped;
}

/** `\u00e9` for each UTF-16 unit. */
function getUnits(character: string): readonly string[] {
  return Array.from({ length: character.length }, (_, at) => {
    const unit = character.charCodeAt(at).toString(16).padStart(4, '0');
    return `\\\\u${unit}`;
  });
}

function getCodePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function getBytes(text: string): readonly number[] {
  return [...new TextEncoder().encode(text)];
}

function hexadecimal(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
