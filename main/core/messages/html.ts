import { formatSetThroughput, fromMegabits } from '../../../shared/format';
import { textsIn, type Language } from '../../../shared/i18n';
import { escapeHtml } from '../../../shared/markup';
import type { Message, MessageRow, Tone } from '../../../shared/message';
import { scaleOf } from './chart-scale';

/** Of the strip above the message: green good, amber worth a look, red failed. The title says the same in words. */
const STRIP_COLOURS: Readonly<Record<Tone, string>> = {
  good: '#1a9850',
  warning: '#e07b00',
  bad: '#d92d20',
  neutral: '#667085',
};

const FONT =
  "font-family:Inter,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'PingFang SC','Microsoft YaHei',sans-serif";
const INK = 'color:#14171f';
const QUIET = 'color:#5b6475';
const LINE = 'border-bottom:1px solid #e6e9ef';

/** Mail programs that follow the reader's dark mode take these; all others keep the inline colours. */
const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#0f1218!important}.card{background:#1a1f29!important;border-left-color:#2c3442!important;
border-right-color:#2c3442!important;border-bottom-color:#2c3442!important}
.ink{color:#f2f4f8!important}.quiet{color:#a3adbd!important}.line{border-top-color:#2c3442!important;
border-bottom-color:#2c3442!important}
}
@media (max-width:480px){.page{padding:0!important}.pad{padding-left:18px!important;padding-right:18px!important}
.cell{padding-left:8px!important}}
`;

/**
 * A message as one HTML page: a single column, inline styles, nothing loaded from anywhere. Its only picture is that of
 * the chart, at `pictureUrl`; null leaves the chart out. Without the picture its words still make sense.
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
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body class="page" style="margin:0;padding:24px 12px;background:#e9ecf1;${FONT}">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;margin:0 auto;background:#ffffff;border:1px solid #dfe3ea;border-top:5px solid ${STRIP_COLOURS[tone]};border-radius:8px;border-collapse:separate">
<tr><td class="pad" style="padding:26px 30px 0">
<h1 class="ink" style="margin:0;font-size:20px;line-height:1.3;font-weight:650;${INK}">${escapeHtml(title)}</h1>
${paragraph(summary, 'margin:8px 0 0;font-size:14px;line-height:1.5')}
</td></tr>
<tr><td class="pad" style="padding:18px 30px ${hasBody(message) || pictureUrl !== null ? 26 : 0}px">${table(message)}${chart(message, pictureUrl)}${items(message)}</td></tr>
<tr><td class="pad line" style="padding:16px 30px 22px;border-top:1px solid #e6e9ef">
${paragraph(method, 'margin:0;font-size:12.5px;line-height:1.5;overflow-wrap:anywhere')}
${paragraph(because, 'margin:6px 0 0;font-size:12.5px;line-height:1.5')}
</td></tr>
</table>
</body>
</html>
`;
}

function hasBody({ rows, items: listed }: Message): boolean {
  return rows.length > 0 || listed.length > 0;
}

/** Title and top of the scale above the picture, its ends in time below it. */
function chart({ chart: shown, language }: Message, pictureUrl: string | null): string {
  if (shown === null || pictureUrl === null) return '';
  const spoken = language as Language;
  const megabits = (value: number) => formatSetThroughput(fromMegabits(value), spoken);
  const words = { top: megabits(scaleOf(shown).top), limit: megabits(shown.limit ?? 0) };
  const texts = textsIn(spoken);
  const scale = texts(shown.limit === null ? 'message:chart.scale' : 'message:chart.scaleWithLimit', words);
  const cell = (text: string, align: string) =>
    `<td class="quiet" style="font-size:12px;text-align:${align};padding:0 0 4px;${QUIET}">${escapeHtml(text)}</td>`;
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin-top:20px;border-collapse:collapse">
<tr>${cell(shown.title, 'left')}${cell(scale, 'right')}</tr>
<tr><td colspan="2"><img src="${escapeHtml(pictureUrl)}" alt="${escapeHtml(`${shown.title}, ${scale}`)}" width="540" style="display:block;width:100%;height:auto;border:0;border-radius:6px"></td></tr>
<tr>${cell(shown.ends?.from ?? '', 'left')}${cell(shown.ends?.to ?? '', 'right')}</tr>
</table>`;
}

/** What the message lists: when and what, one below the other, each with the colour of its mood. */
function items({ items: listed }: Message): string {
  if (listed.length === 0) return '';
  const rows = listed.map(
    ({ time, title, tone }) =>
      `<tr><td class="line quiet" style="padding:8px 12px 8px 8px;border-left:3px solid ${STRIP_COLOURS[tone]};${LINE};font-size:12.5px;white-space:nowrap;vertical-align:top;${QUIET}">${escapeHtml(time)}</td><td class="line ink" style="padding:8px 0;${LINE};font-size:13.5px;${INK}">${escapeHtml(title)}</td></tr>`,
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" style="margin-top:14px;border-collapse:collapse">${rows.join('')}</table>`;
}

function paragraph(text: string, style: string): string {
  return text === '' ? '' : `<p class="quiet" style="${style};${QUIET}">${escapeHtml(text)}</p>`;
}

function table({ rows, columns }: Message): string {
  if (rows.length === 0) return '';
  const head = [columns.now, columns.plan, columns.usual].map(
    (label) =>
      `<th scope="col" class="quiet line cell" style="padding:8px 0 8px 16px;font-size:12px;font-weight:400;text-align:right;white-space:nowrap;${QUIET};${LINE}">${escapeHtml(label)}</th>`,
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;font-variant-numeric:tabular-nums">
<tr><td class="line" style="${LINE}"></td>${head.join('')}</tr>
${rows.map(tableRow).join('\n')}
</table>`;
}

function tableRow({ label, now, plan, usual }: MessageRow): string {
  const cell = (text: string | null, weight: number) =>
    `<td class="ink line cell" style="padding:9px 0 9px 16px;font-size:14px;font-weight:${weight};text-align:right;white-space:nowrap;${INK};${LINE}">${escapeHtml(text ?? '–')}</td>`;
  return `<tr><th scope="row" class="quiet line" style="padding:9px 0;font-size:14px;font-weight:400;text-align:left;${QUIET};${LINE}">${escapeHtml(label)}</th>${cell(now, 650)}${cell(plan, 400)}${cell(usual, 400)}</tr>`;
}
