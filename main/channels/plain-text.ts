import { ABSENT } from '../../shared/texts/format';
import type { Message } from '../../shared/messages/message';

/** A message as lines of text without its title: explanation, figures, list, method, reason. */
export function bodyText(message: Message): string {
  const { summary, method, because } = message;
  const blocks = [summary, figureLines(message).join('\n'), itemLines(message).join('\n'), method, because];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** Each figure on one line, with its references. */
export function figureLines({ rows, columns }: Message): readonly string[] {
  const [first, ...others] = columns;
  return rows.map(({ label, cells }) => {
    const main = (first && cells[first.kind]?.text) ?? ABSENT;
    const compared = others.flatMap(({ kind, label: heading }) => {
      const cell = cells[kind];
      return cell === undefined ? [] : [`${heading} ${cell.text}`];
    });
    return [`${label}: ${main}`, ...compared].join(' · ');
  });
}

function itemLines({ items }: Message): readonly string[] {
  return items.map(({ time, title }) => `• ${time}  ${title}`);
}

/** Size of a text in UTF-8 bytes. */
export function getBytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Length of a text in Unicode code points: an emoji may have several. */
export function getCodePoints(text: string): number {
  return [...text].length;
}

/** Maximum distance from the limit to a word boundary; scripts without spaces are cut between characters. */
const WORD_CHARACTERS = 40;

/**
 * A text of at most `limit` in the given size; a longer one is cut at a word and ends with a sentence. The size must
 * grow with the text.
 */
export function cutTo(
  text: string,
  limit: number,
  closing: string,
  getSize: (text: string) => number = (measured) => measured.length,
): string {
  if (getSize(text) <= limit) return text;
  const end = closing === '' ? '…' : `…\n\n${closing}`;
  let [fits, tooLong] = [0, text.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (getSize(text.slice(0, middle) + end) <= limit) fits = middle;
    else tooLong = middle;
  }
  const piece = wholeCharacters(text, fits);
  const tail = piece.slice(-WORD_CHARACTERS);
  const space = Math.max(tail.lastIndexOf(' '), tail.lastIndexOf('\n'));
  const atWord = space <= 0 ? piece : piece.slice(0, piece.length - tail.length + space);
  return atWord.trimEnd() + end;
}

const CHARACTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Maximum length of one character in use, in UTF-16 units. */
const LONGEST_CHARACTER = 64;

/** The text up to `end`, without a partial character such as one of a compound emoji. */
function wholeCharacters(text: string, end: number): string {
  const start = Math.max(0, end - LONGEST_CHARACTER);
  for (const { index, segment } of CHARACTERS.segment(text.slice(start, end + LONGEST_CHARACTER))) {
    const isBeyond = start + index + segment.length > end;
    if (isBeyond && index > 0) return text.slice(0, start + index);
    if (isBeyond) break;
  }
  // Removes half of a surrogate pair.
  return text.slice(0, end).replace(/[\ud800-\udbff]$/, '');
}
