import { z } from 'zod';
import { cleanForeignText, withoutInvisible } from './texts/foreign-text';

/**
 * A name that a person gives to something, cleaned where it enters: what comes along with copied text (direction marks,
 * zero-width spaces, line breaks, control characters) is shown to nobody and turns no text around it. May be empty.
 */
export const typedName = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .overwrite((name) => cleanForeignText(name, Number.POSITIVE_INFINITY));

/**
 * Several lines that a person types: each is cleaned as a name is, and never more than one empty line follows another.
 * May be empty.
 */
export const typedText = (maxLength: number) => z.string().max(maxLength).overwrite(cleanLines);

const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

function cleanLines(text: string): string {
  const lines = text.split(LINE_BREAK).map((line) => cleanForeignText(line, Number.POSITIVE_INFINITY));
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * One line that another side compares letter by letter: what nobody sees in it and spaces at its ends are taken out, and
 * nothing else. May be empty.
 */
export const typedLine = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^[^\r\n]*$/, { error: 'more-than-one-line' })
    .overwrite((line) => withoutInvisible(line).trim());
