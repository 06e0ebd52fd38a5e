const REPLACEMENT = '\u{fffd}';

/** Control characters, among them ESC, NUL and DEL; line breaks and tabs are turned into spaces before. */
const CONTROL = /[\p{Cc}\p{Cs}]/gu;
/** Line and paragraph separators count as line breaks. */
const WHITESPACE = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
/**
 * Characters that change the direction of the text around them, or that nobody sees: embeddings, overrides, isolates,
 * direction marks, soft hyphens, zero-width spaces, fillers, the byte-order mark, tag characters but for those of a flag
 * (England's is a black flag with tags). The zero-width joiners stay: emoji and several scripts need them. Source of the
 * list: Unicode Technical Report 36, "Bidirectional Text Spoofing", and Default_Ignorable_Code_Point.
 */
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\u3164\ufeff\uffa0\ufff9-\ufffb]|(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0000}-\u{e007f}]/gu;

/** Texts from outside are cut after this many characters (UTF-16 units) unless the caller says otherwise. */
const DEFAULT_LENGTH = 500;

/**
 * One line of text that came from outside (a server, a program, a file, the network), made safe to show in a terminal,
 * the tray, the window, a notification or a mail: no control characters, no lone surrogates, no invisible or
 * direction-changing characters, runs of white space as one space, at most `maxLength` characters with an ellipsis.
 * It is cleaned once, where it enters. Markup is not escaped here: that is the business of each place that shows it.
 */
export function cleanForeignText(text: string, maxLength = DEFAULT_LENGTH): string {
  // A cut before the work keeps a hostile text of megabytes cheap; most characters stay one.
  const bounded = text.length > maxLength * 4 ? text.slice(0, maxLength * 4) : text;
  const clean = bounded
    .replace(WHITESPACE, ' ')
    .replace(INVISIBLE, '')
    .replace(CONTROL, REPLACEMENT)
    .replace(/ {2,}/g, ' ')
    .trim();
  return clean.length <= maxLength && bounded === text ? clean : cutAt(clean, maxLength);
}

/** The text without the characters in it that nobody sees, or that change the direction of the text around them. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** The text with a mark in the place of each control character, line breaks and tabs included, and of half characters. */
export function withoutControl(text: string): string {
  return text.replace(CONTROL, REPLACEMENT);
}

/** Cut between two characters, never inside a surrogate pair. */
function cutAt(text: string, maxLength: number): string {
  const cut = text.slice(0, Math.max(0, maxLength - 1));
  const last = cut.charCodeAt(cut.length - 1);
  return `${last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut}…`;
}
