/** A parsed reply of a mail server. */
export interface SmtpReply {
  /** Three digits, RFC 5321 §4.2. */
  readonly code: number;
  /** Enhanced status code, RFC 3463: `5.7.1`; null without one. */
  readonly enhanced: string | null;
  /** The remaining text on one line. */
  readonly words: string;
}

const LINE_HEAD = /^\d{3}(?:[ -]|$)(?:([245]\.\d{1,3}\.\d{1,3})(?=\s|$))?\s*/;
/** qmail gives its code at the end of the text: `(#5.7.1)`. */
const TRAILING_CODE = /\(?#([245]\.\d{1,3}\.\d{1,3})\)?/;

/** Parses a reply of one or several lines; null if it does not begin with a reply code. */
export function readReply(text: string): SmtpReply | null {
  const code = /^\d{3}(?=[ -]|$)/m.exec(text)?.[0];
  if (code === undefined) return null;
  const lines = text.split(/\r?\n/);
  const codes = lines.map((line) => LINE_HEAD.exec(line)?.[1]);
  const words = lines
    .map((line) => line.replace(LINE_HEAD, '').trim())
    .filter((line) => line !== '')
    .join(' ');
  const enhanced = codes.find((one) => one !== undefined) ?? TRAILING_CODE.exec(words)?.[1] ?? null;
  return { code: Number(code), enhanced, words };
}
