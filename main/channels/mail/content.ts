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

/** A file that a mail program offers to be saved. */
interface AttachedFile {
  readonly filename: string;
  readonly content: Buffer;
  readonly contentType: string;
  readonly contentDisposition: 'attachment';
}

/** The parts of a mail. */
export interface MailContent {
  readonly text: string;
  /** Absent if its layout failed; the text is complete. */
  readonly html?: string;
  readonly attachments?: (InlinePicture | AttachedFile)[];
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

/**
 * Lays a message out as a mail. A layout that throws is logged and omitted; the message is never lost. `file` is the content of
 * what goes out with it, which is in the whole form alone; null where it is gone.
 */
export function mailContent(
  complete: Message,
  form: MailForm,
  log: (sentence: string, error?: unknown) => void,
  layouts: Layouts = { html: messageHtml, text: messageText },
  file: Uint8Array | null = null,
): MailContent {
  const attached = form === 'whole' ? attachedFile(complete, file) : [];
  const message = attached.length === 0 ? withoutFile(complete) : complete;
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
  const inMail = [...(picture === null || html === null ? [] : [inline(picture)]), ...attached];
  const attachments = inMail.length === 0 ? {} : { attachments: inMail };
  return html === null ? { text, ...attachments } : { text, html, ...attachments };
}

function attachedFile({ attachment }: Message, file: Uint8Array | null): readonly AttachedFile[] {
  if (attachment === undefined || file === null) return [];
  const content = Buffer.from(file);
  const { fileName: filename } = attachment;
  return [{ filename, content, contentType: 'application/pdf', contentDisposition: 'attachment' }];
}

/** The message with a sentence in the place of its file. */
function withoutFile(message: Message): Message {
  const { attachment } = message;
  if (attachment === undefined) return message;
  return { ...message, summary: `${message.summary} ${attachment.leftOut}`.trim() };
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
