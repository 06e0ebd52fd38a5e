import { messageHtml } from '../core/messages/html';
import { messageText } from '../core/messages/text';
import type { Message } from '../../shared/message';

/** The two forms of a mail. */
export interface EmailContent {
  readonly text: string;
  /** Absent when its layout failed: the text says it all. */
  readonly html?: string;
}

/** How a message is laid out; tests give ones that fail. */
export interface Layouts {
  readonly html: (message: Message) => string;
  readonly text: (message: Message) => string;
}

/** Lays a message out for a mail. A layout that throws is logged and left out, and never loses the message. */
export function emailContent(
  message: Message,
  log: (sentence: string, error?: unknown) => void,
  layouts: Layouts = { html: messageHtml, text: messageText },
): EmailContent {
  const attempt = (layout: (message: Message) => string): string | null => {
    try {
      return layout(message);
    } catch (error) {
      log('The layout of a mail failed; it goes out without', error);
      return null;
    }
  };
  const html = attempt(layouts.html);
  const text = attempt(layouts.text) ?? bareText(message);
  return html === null ? { text } : { text, html };
}

/** Every word of a message, one below the other. */
function bareText({ title, summary, rows, method, because }: Message): string {
  const figures = rows.map(({ label, now }) => `${label}: ${now}`);
  return [title, summary, ...figures, method, because].join('\n');
}
