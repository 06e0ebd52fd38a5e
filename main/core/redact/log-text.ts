import { withoutControl, withoutInvisible } from '../../../shared/texts/foreign-text';

/** Every way to begin a line. */
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/**
 * A text as it stands in the log: what a server or a file brought along can neither begin an entry of its own, since
 * further lines are indented, nor change what a terminal shows, nor the direction of the text around it.
 */
export function toLogText(text: string): string {
  return text
    .split(LINE_BREAK)
    .map((line) => withoutControl(withoutInvisible(line.replaceAll('\t', ' '))))
    .join('\n    ');
}
