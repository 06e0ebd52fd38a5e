import { cleanForeignText } from '../../../shared/texts/foreign-text';

const MOST_LINES = 200;
const MOST_CHARACTERS = 400;

/**
 * What a version has changed, as lines of plain text: without control characters, marks of lists and headings, or
 * empty lines. Cut where it is longer than anybody reads; empty for everything that is no text.
 */
export function readNotes(notes: unknown): readonly string[] {
  const text = Array.isArray(notes) ? notes.map(noteOf).join('\n') : noteOf(notes);
  return text
    .split(/\r?\n/, MOST_LINES * 4)
    .map((line) => cleanForeignText(line.replace(/^\s*(?:#{1,6}|[-*+])\s+/, ''), MOST_CHARACTERS))
    .filter((line) => line !== '')
    .slice(0, MOST_LINES);
}

/** Notes of several versions are a list, with a text each. */
function noteOf(note: unknown): string {
  if (typeof note === 'string') return note;
  const { note: text } = Object(note) as { readonly note?: unknown };
  return typeof text === 'string' ? text : '';
}
