import { ABSENT } from '../../../shared/texts/format';
import type { Message } from '../../../shared/messages/message';
import { messageHtml } from '../../core/messages/html';
import { messageText } from '../../core/messages/text';
import { chartPicture } from './chart-picture';

/** A picture that is attached to the mail and shown in its page. */
interface InlinePicture {
  readonly cid: string;
  readonly filename: string;
  readonly content: Buffer;
  readonly contentType: string;
  readonly contentDisposition: 'inline';
}

/** The parts of a mail. */
export interface MailContent {
  readonly text: string;
  /** Absent if its layout failed; the text is complete. */
  readonly html?: string;
  readonly attachments?: InlinePicture[];
}

/** The forms of a mail, from the largest to the smallest. The text is always complete. */
export const FORMS = ['whole', 'without-picture', 'text'] as const;
export type MailForm = (typeof FORMS)[number];

/** The layouts of a message; tests pass ones that throw. */
export interface Layouts {
  /** `pictureUrl` is the URL of the chart’s picture; null without one. */
  readonly html: (message: Message, pictureUrl: string | null) => string;
  readonly text: (message: Message) => string;
}

const PICTURE_ID = 'chart@linewatch';

/** Lays a message out as a mail. A layout that throws is logged and omitted; the message is never lost. */
export function mailContent(
  message: Message,
  form: MailForm,
  log: (sentence: string, error?: unknown) => void,
  layouts: Layouts = { html: messageHtml, text: messageText },
): MailContent {
  const attempt = <T>(layout: () => T): T | null => {
    try {
      return layout();
    } catch (error) {
      log('The layout of a mail failed; it is sent without it', error);
      return null;
    }
  };
  const picture = form === 'whole' ? attempt(() => drawPicture(message)) : null;
  const html = form === 'text' ? null : attempt(() => layouts.html(message, picture && `cid:${PICTURE_ID}`));
  const text = attempt(() => layouts.text(message)) ?? bareText(message);
  if (html === null) return { text };
  return picture === null ? { text, html } : { text, html, attachments: [inline(picture)] };
}

/** The page of a mail for a preview, with its picture as a data URL. */
export function previewHtml(message: Message): string {
  const picture = drawPicture(message);
  return messageHtml(message, picture && `data:image/png;base64,${picture.toString('base64')}`);
}

function drawPicture({ chart }: Message): Buffer | null {
  return chart === null ? null : chartPicture(chart);
}

function inline(content: Buffer): InlinePicture {
  const picture = { cid: PICTURE_ID, filename: 'chart.png', content, contentType: 'image/png' };
  return { ...picture, contentDisposition: 'inline' };
}

/** All texts of a message, one per line. */
function bareText({ title, summary, columns, rows, method, because }: Message): string {
  const [first] = columns;
  const figures = rows.map(({ label, cells }) => `${label}: ${(first && cells[first.kind]?.text) ?? ABSENT}`);
  return [title, summary, ...figures, method, because].join('\n');
}
