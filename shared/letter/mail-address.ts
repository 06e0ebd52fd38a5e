import type { LetterMail } from './letter';

/** Windows and several programs for mail cut longer addresses, or refuse them. */
const MAX_URL_CHARACTERS = 2_000;

/** The address that opens a program for mail with a letter (RFC 6068). Without its text where that makes it too long. */
export function letterMailAddress({ to, subject, text }: LetterMail): {
  readonly url: string;
  readonly isWhole: boolean;
} {
  const head = `mailto:${encode(to).replaceAll('%40', '@')}?subject=${encode(subject)}`;
  const whole = `${head}&body=${encode(text.replace(/\r?\n/g, '\r\n'))}`;
  return whole.length <= MAX_URL_CHARACTERS ? { url: whole, isWhole: true } : { url: head, isWhole: false };
}

/** A text that was cut within a character has half of it, which no address can hold. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
