import { ABSENT } from '../../../shared/texts/format';
import type { Message } from '../../../shared/messages/message';
import { messageHtml } from '../../core/messages/html';
import { messageText } from '../../core/messages/text';
import { chartPicture } from './chart-picture';

/** A picture that travels with the mail and is shown within its page. */
interface InlinePicture {
  readonly cid: string;
  readonly filename: string;
  readonly content: Buffer;
  readonly contentType: string;
  readonly contentDisposition: 'inline';
}

/** The forms of a mail. */
export interface MailContent {
  readonly text: string;
  /** Absent when its layout failed: the text says it all. */
  readonly html?: string;
  readonly attachments?: InlinePicture[];
}

/** How much of a message a mail brings, from the richest to the smallest. The text says it all. */
export const FORMS = ['whole', 'without-picture', 'text'] as const;
export type MailForm = (typeof FORMS)[number];

/** How a message is laid out; tests give ones that fail. */
export interface Layouts {
  /** `pictureUrl` is where the picture of the chart is; null without one. */
  readonly html: (message: Message, pictureUrl: string | null) => string;
  readonly text: (message: Message) => string;
}

const PICTURE_ID = 'chart@linewatch';

/** Lays a message out for a mail. A layout that throws is logged and left out, and never loses the message. */
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
      log('The layout of a mail failed; it goes out without', error);
      return null;
    }
  };
  const picture = form === 'whole' ? attempt(() => drawPicture(message)) : null;
  const html = form === 'text' ? null : attempt(() => layouts.html(message, picture && `cid:${PICTURE_ID}`));
  const text = attempt(() => layouts.text(message)) ?? bareText(message);
  if (html === null) return { text };
  return picture === null ? { text, html } : { text, html, attachments: [inline(picture)] };
}

/** The page of a mail as it can be shown without the mail: its picture is within it. */
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

/** Every word of a message, one below the other. */
function bareText({ title, summary, columns, rows, method, because }: Message): string {
  const [first] = columns;
  const figures = rows.map(({ label, cells }) => `${label}: ${(first && cells[first.kind]?.text) ?? ABSENT}`);
  return [title, summary, ...figures, method, because].join('\n');
}
