import type { Message } from '../../../shared/message';

const ABSENT = '–';
const GAP = '  ';
/** Code points that fixed-width fonts draw twice as wide (UAX #11, the ranges that our languages use). */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;

/** A message as plain text: the sentence, the figures in columns, what it lists, how it was measured, why it comes. */
export function messageText(message: Message): string {
  const blocks = [
    message.title,
    message.summary,
    table(message),
    items(message),
    message.method,
    message.because,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function items({ items: listed }: Message): string {
  return listed.map(({ time, title }) => `${time}${GAP}${title}`).join('\n');
}

function table({ rows, columns }: Message): string {
  if (rows.length === 0) return '';
  const head = ['', columns.now, columns.plan, columns.usual];
  const body = rows.map((row) => [row.label, row.now, row.plan ?? ABSENT, row.usual ?? ABSENT]);
  const lines = [head, ...body];
  const widths = head.map((_, column) => Math.max(...lines.map((cells) => widthOf(cells[column] ?? ''))));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => padded(cell, widths[column] ?? 0))
        .join(GAP)
        .trimEnd(),
    )
    .join('\n');
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0);
}
