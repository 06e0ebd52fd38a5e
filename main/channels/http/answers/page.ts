import type { HttpAnswer } from './answer';

/** The beginning of a document for people, after a byte-order mark, white space and comments. */
const DOCUMENT =
  /^(?:\ufeff|\s|<!--[^]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|title|meta|script|div|form|h1|center)\b/i;

/**
 * Whether an answer is a page for people: a login page of a network, a notice of a proxy, the page of a web server.
 * The words decide, not the type: PHP calls every answer HTML.
 */
export function isPage({ body }: Pick<HttpAnswer, 'body'>): boolean {
  return DOCUMENT.test(body);
}
