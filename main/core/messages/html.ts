import type { Language } from '../../../shared/texts/i18n';
import { escapeHtml } from '../../../shared/texts/markup';
import type { Message, Tone } from '../../../shared/messages/message';
import { shownColumns } from '../../../shared/messages/message-table';
import { chartWords } from './chart-words';
import { cellTexts } from './columns';

/**
 * Colours of the strip above the message: green good, amber warning, red failed. The title says the same in words.
 */
const STRIP_COLOURS: Readonly<Record<Tone, string>> = {
  good: '#1a9850',
  warning: '#e07b00',
  bad: '#d92d20',
  neutral: '#667085',
};

const LATIN_FONTS = "Inter,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial";
/** The same character is drawn in another form in Japan than in China. */
const EAST_ASIAN_FONTS = {
  ja: "'Hiragino Sans','Yu Gothic',Meiryo,'Noto Sans CJK JP'",
  zh: "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC'",
} as const;
const INK = 'color:#14171f';
const QUIET = 'color:#5b6475';
const LINE = 'border-bottom:1px solid #e6e9ef';
/** Breaks a word that is wider than its column, so that the page does not scroll sideways. */
const BREAK = 'overflow-wrap:anywhere';
/** Space between columns; suits the smallest telephones. */
const GAP_PX = 8;

/**
 * The inline styles are those for telephones, in light colours, for mail programs that ignore style sheets. The style
 * sheet adds space in wide windows and the dark mode of the reader.
 */
const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (min-width:481px){.page{padding:24px 12px!important}.pad{padding-left:30px!important;padding-right:30px!important}
.cell{padding-left:16px!important}}
@media (min-width:600px){.cell{white-space:nowrap!important}}
@media (max-width:359px){.cell,.label{font-size:13px!important}.cell{padding-left:6px!important}}
@media (max-width:319px){.cell,.label{font-size:12px!important;overflow-wrap:anywhere!important}}
@media (prefers-color-scheme:dark){
.page{background:#0f1218!important}.card{background:#1a1f29!important;border-left-color:#2c3442!important;
border-right-color:#2c3442!important;border-bottom-color:#2c3442!important}
.ink{color:#f2f4f8!important}.quiet{color:#a3adbd!important}.line{border-top-color:#2c3442!important;
border-bottom-color:#2c3442!important}
}
`;

/**
 * A message as one HTML page: a single column, inline styles, no external resources. Its only picture is the chart at
 * `pictureUrl`; null omits it. The text is complete without the picture.
 */
export function messageHtml(message: Message, pictureUrl: string | null = null): string {
  const { title, summary, method, because, language, tone } = message;
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#e9ecf1;font-family:${getFonts(language)}">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;margin:0 auto;background:#ffffff;border:1px solid #dfe3ea;border-top:5px solid ${STRIP_COLOURS[tone]};border-radius:8px;border-collapse:separate">
<tr><td class="pad" style="padding:24px 14px 0">
<h1 class="ink" style="margin:0;font-size:20px;line-height:1.3;font-weight:650;${BREAK};${INK}">${escapeHtml(title)}</h1>
${paragraph(summary, 'margin:8px 0 0;font-size:14px;line-height:1.5')}
</td></tr>
<tr><td class="pad" style="padding:18px 14px ${hasBody(message) || pictureUrl !== null ? 26 : 0}px">${table(message)}${chart(message, pictureUrl)}${items(message)}</td></tr>
<tr><td class="pad line" style="padding:16px 14px 22px;border-top:1px solid #e6e9ef">
${paragraph(method, 'margin:0;font-size:12.5px;line-height:1.5')}
${paragraph(because, 'margin:6px 0 0;font-size:12.5px;line-height:1.5')}
</td></tr>
</table>
</body>
</html>
`;
}

function getFonts(language: string): string {
  return `${LATIN_FONTS},${EAST_ASIAN_FONTS[language === 'ja' ? 'ja' : 'zh']},sans-serif`;
}

function hasBody({ rows, items: listed }: Message): boolean {
  return rows.length > 0 || listed.length > 0;
}

/** Title and top of the scale above the picture, the range of time below it. */
function chart({ chart: shown, language }: Message, pictureUrl: string | null): string {
  if (shown === null || pictureUrl === null) return '';
  const { scale, summary } = chartWords(shown, language as Language);
  const cell = (text: string, align: string) =>
    `<td class="quiet" style="font-size:12px;text-align:${align};padding:0 0 4px;${BREAK};${QUIET}">${escapeHtml(text)}</td>`;
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin-top:20px;border-collapse:collapse">
<tr>${cell(shown.title, 'left')}${cell(scale, 'right')}</tr>
<tr><td colspan="2"><img src="${escapeHtml(pictureUrl)}" alt="${escapeHtml(`${summary} ${scale}`)}" width="540" style="display:block;width:100%;height:auto;border:0"></td></tr>
<tr>${cell(shown.ends?.from ?? '', 'left')}${cell(shown.ends?.to ?? '', 'right')}</tr>
</table>`;
}

/** The list of the message: time and title in each row, with the colour of its tone. */
function items({ items: listed }: Message): string {
  if (listed.length === 0) return '';
  const rows = listed.map(
    ({ time, title, tone }) =>
      `<tr><td class="line quiet" style="padding:8px 12px 8px 8px;border-left:3px solid ${STRIP_COLOURS[tone]};${LINE};font-size:12.5px;vertical-align:top;${QUIET}">${escapeHtml(time)}</td><td class="line ink" style="padding:8px 0;${LINE};font-size:13.5px;${BREAK};${INK}">${escapeHtml(title)}</td></tr>`,
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" style="margin-top:14px;border-collapse:collapse">${rows.join('')}</table>`;
}

function paragraph(text: string, style: string): string {
  return text === '' ? '' : `<p class="quiet" style="${style};${BREAK};${QUIET}">${escapeHtml(text)}</p>`;
}

/** The table of figures, with their names on the left. A single column has no head. */
function table(message: Message): string {
  const { rows } = message;
  if (rows.length === 0) return '';
  const shown = shownColumns(message);
  const head = shown.map(
    ({ label }) =>
      `<th scope="col" class="quiet line cell" style="padding:8px 0 8px ${GAP_PX}px;font-size:12px;font-weight:400;text-align:right;${QUIET};${LINE}">${escapeHtml(label)}</th>`,
  );
  const body = rows.map((row) => tableRow(row.label, cellTexts(row, shown)));
  return `<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;font-variant-numeric:tabular-nums">
${shown.length === 1 ? '' : `<tr><td class="line" style="${LINE}"></td>${head.join('')}</tr>\n`}${body.join('\n')}
</table>`;
}

/** A short unit stays on the line of its number; a long one may wrap in a narrow column. */
function withShortUnits(text: string): string {
  return text.replace(/ (?=ms\b)/g, '\u00a0');
}

function tableRow(label: string, cells: readonly string[]): string {
  const cell = (text: string, index: number) =>
    `<td class="ink line cell" style="padding:9px 0 9px ${GAP_PX}px;font-size:14px;font-weight:${index === 0 ? 650 : 400};text-align:right;${INK};${LINE}">${escapeHtml(withShortUnits(text))}</td>`;
  return `<tr><th scope="row" class="quiet line label" style="padding:9px 0;font-size:14px;font-weight:400;text-align:left;${QUIET};${LINE}">${escapeHtml(label)}</th>${cells.map(cell).join('')}</tr>`;
}
