import stringWidth from 'string-width';
import type { Language } from '../../../shared/texts/i18n';
import type { Message } from '../../../shared/messages/message';
import { shownColumns } from '../../../shared/messages/message-table';
import { highest } from '../../../shared/extremes';
import { chartWords } from './chart-words';
import { cellTexts } from './columns';

const GAP = '  ';

/**
 * A message as plain text: title, figures in columns, chart as text, list, details, and the reason for the message.
 */
export function messageText(message: Message): string {
  const blocks = [
    message.title,
    message.summary,
    table(message),
    chart(message),
    items(message),
    message.method,
    message.because,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The text alternative of the picture in the page. */
function chart({ chart: shown, language }: Message): string {
  return shown === null ? '' : chartWords(shown, language as Language).summary;
}

function items({ items: listed }: Message): string {
  return listed.map(({ time, title }) => `${time}${GAP}${title}`).join('\n');
}

function table(message: Message): string {
  const { rows } = message;
  if (rows.length === 0) return '';
  const shown = shownColumns(message);
  const head = ['', ...shown.map(({ label }) => label)];
  const body = rows.map((row) => [row.label, ...cellTexts(row, shown)]);
  // A single column has no head.
  const lines = shown.length === 1 ? body : [head, ...body];
  const widths = head.map((_, column) =>
    highest(
      lines.map((cells) => stringWidth(cells[column] ?? '')),
      0,
    ),
  );
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
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
