import type { HttpAnswer } from './answer';

/** Start of an HTML document, after a byte-order mark, white space and comments. */
const DOCUMENT =
  /^(?:\ufeff|\s|<!--[^]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|title|meta|script|div|form|h1|center)\b/i;

/**
 * Whether a response is a web page: a login page, a proxy error, or the page of a web server. The body decides, not
 * the content type, since PHP declares every response as HTML.
 */
export function isPage({ body }: Pick<HttpAnswer, 'body'>): boolean {
  return DOCUMENT.test(body);
}
