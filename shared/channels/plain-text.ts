import type { Message } from '../message';

/** A message as lines of text without its title: explanation, figures, what it lists, method, reason. */
export function bodyText(message: Message): string {
  const { summary, method, because } = message;
  const blocks = [summary, figureLines(message).join('\n'), itemLines(message).join('\n'), method, because];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** Each figure on a line, with what it is compared with. */
export function figureLines({ rows, columns }: Message): readonly string[] {
  return rows.map(({ label, now, plan, usual }) =>
    [
      `${label}: ${now}`,
      ...(plan === null ? [] : [`${columns.plan} ${plan}`]),
      ...(usual === null ? [] : [`${columns.usual} ${usual}`]),
    ].join(' · '),
  );
}

function itemLines({ items }: Message): readonly string[] {
  return items.map(({ time, title }) => `• ${time}  ${title}`);
}

/** Bytes of a text in UTF-8. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** A word is looked for this far back from the cut; scripts without spaces are cut between characters. */
const WORD_CHARACTERS = 40;

/**
 * A text of at most `limit` in the given size, cut at a word and closed with a sentence where it is longer. Sizes
 * must grow with the text.
 */
export function cutTo(
  text: string,
  limit: number,
  closing: string,
  sizeOf: (text: string) => number = (measured) => measured.length,
): string {
  if (sizeOf(text) <= limit) return text;
  const end = closing === '' ? '…' : `…\n\n${closing}`;
  let [fits, tooLong] = [0, text.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (sizeOf(text.slice(0, middle) + end) <= limit) fits = middle;
    else tooLong = middle;
  }
  const piece = text.slice(0, fits);
  const tail = piece.slice(-WORD_CHARACTERS);
  const space = Math.max(tail.lastIndexOf(' '), tail.lastIndexOf('\n'));
  const atWord = space <= 0 ? piece : piece.slice(0, piece.length - tail.length + space);
  // Half of a character that takes two code units goes, too.
  return atWord.replace(/[\ud800-\udbff]$/, '').trimEnd() + end;
}
