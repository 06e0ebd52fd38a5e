import { HIDDEN } from './redact';

const NAMES = 'token|key|secret|password|passwd|passphrase|pwd|pass|credentials?|signature|sig|session';

/** What looks like a secret wherever it came from, and what takes its place. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  // Keys as text.
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, HIDDEN],
  // `scheme://user:password@host`
  [/\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"'<>]+@/gi, `$1${HIDDEN}@`],
  // Parts of an address or a form: `?token=…`, `&client_secret=…`
  [new RegExp(`([?&;](?:[a-z]+[_-])*(?:${NAMES}|code|auth)=)[^\\s&#"'<>]+`, 'gi'), `$1${HIDDEN}`],
  // Members of JSON, and of what Node prints of objects.
  [
    new RegExp(`(["']?\\b(?:\\w+[_-])?(?:${NAMES})["']?\\s*:\\s*)("[^"\\n]*"?|'[^'\\n]*'?)`, 'gi'),
    `$1"${HIDDEN}"`,
  ],
  // Headers.
  [
    /\b((?:proxy-)?authorization|(?:set-)?cookie|x-[a-z-]{0,40}(?:token|key|auth|secret))(["']?\s*[:=]\s*)[^\n]+/gi,
    `$1$2${HIDDEN}`,
  ],
  [/\b([Bb]earer|[Bb]asic|[Dd]igest)\s+(?=\S*(?:[\d=+/_]|[a-z][A-Z]))[\w.~+/=-]{8,}/g, `$1 ${HIDDEN}`],
  // Services whose address is the key.
  [/\bbot\d{5,}:[\w-]{20,}/g, `bot${HIDDEN}`],
  [
    /\b(hooks\.slack\.com\/[a-z]+\/|discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/|hc-ping\.com\/)[^\s"'<>]+/gi,
    `$1${HIDDEN}`,
  ],
];

/** The part before the sign names a person; the part behind it says which service was asked. */
const MAIL_ADDRESS = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@((?:[\p{L}\p{N}-]{1,63}\.){1,10}\p{L}{2,20})/gu;

/** A text without what looks like a secret, known or not, and without the names in mail addresses. */
export function hideShapes(text: string): string {
  const shown = SHAPES.reduce(
    (before, [pattern, replacement]) => before.replaceAll(pattern, replacement),
    text,
  );
  return shown.replaceAll(MAIL_ADDRESS, `${HIDDEN}@$1`);
}
