import type { Failure } from '../failure';

/** Longer heads are rejected; speed-test servers do not need them. */
export const MAX_HEAD_BYTES = 16_384;
const MAX_HEADERS = 100;

/** Status and headers of a response. */
export interface ResponseHead {
  readonly status: number;
  /** Names in lower case; the last value of a repeated name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly isHttp10: boolean;
}

/** Parses the head of an HTTP/1.x response, without its closing blank line. */
export function parseHead(text: string): ResponseHead | Failure {
  const [statusLine = '', ...lines] = text.split('\r\n');
  const match = /^HTTP\/1\.([01]) ([1-5]\d\d)(?: |$)/.exec(statusLine);
  if (match === null) return badAnswer(`not an HTTP answer: ${statusLine.slice(0, 60)}`);
  if (lines.length > MAX_HEADERS) return badAnswer('too many headers');
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon <= 0) return badAnswer(`not a header: ${line.slice(0, 60)}`);
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { status: Number(match[2]), headers, isHttp10: match[1] === '0' };
}

/**
 * The failure for a response that does not begin like HTTP: a server of another protocol sends nothing more, and
 * would be waited for. Null while it may become an HTTP response.
 */
export function beginFault(begin: Buffer): Failure | null {
  const name = begin.toString('latin1', 0, 'HTTP/'.length);
  // Stray line ends between responses are harmless.
  if ('HTTP/'.startsWith(name) || /^[\r\n]/.test(name)) return null;
  const [line = ''] = begin.toString('latin1', 0, 60).split('\r\n');
  return badAnswer(`not an HTTP answer: ${line}`);
}

/** How the end of a body is determined (RFC 9112, section 6.3). */
export type BodyFraming =
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-close' };

/** Determines the framing of the response to a GET or POST. */
export function getFraming(head: ResponseHead): BodyFraming | Failure {
  if (head.status === 204 || head.status === 304) return { kind: 'length', bytes: 0 };
  const encoding = head.headers.get('transfer-encoding');
  if (encoding !== undefined) {
    if (encoding.toLowerCase() === 'chunked') return { kind: 'chunked' };
    return badAnswer(`unknown transfer encoding: ${encoding.slice(0, 60)}`);
  }
  const length = head.headers.get('content-length');
  if (length === undefined) return { kind: 'until-close' };
  const bytes = Number(length);
  if (!/^\d+$/.test(length) || !Number.isSafeInteger(bytes)) {
    return badAnswer(`not a content length: ${length.slice(0, 60)}`);
  }
  return { kind: 'length', bytes };
}

/** Whether the server accepts another request on this connection. */
export function staysOpen(head: ResponseHead): boolean {
  const connection = head.headers.get('connection')?.toLowerCase() ?? '';
  return head.isHttp10 ? connection.includes('keep-alive') : !connection.includes('close');
}

/** The failure for a compressed body, whose length differs from the bytes on the line; null without compression. */
export function encodingFault(head: ResponseHead): Failure | null {
  const encoding = head.headers.get('content-encoding')?.toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') return null;
  return badAnswer(`compressed answer (${encoding.slice(0, 30)}) although identity was asked`);
}

/** Whether a web page was received instead of data: usually the login page of a network. */
export function isWebPage(head: ResponseHead): boolean {
  return head.headers.get('content-type')?.toLowerCase().startsWith('text/html') ?? false;
}

/** Start of a web page without an HTML content type, after an optional byte-order mark and white space. */
const PAGE_BEGIN = /^(?:\u00ef\u00bb\u00bf)?\s{0,200}<(?:!doctype\s+html|html|head|body|script|meta)[\s>/]/i;
const LOOKED_AT_BYTES = 512;

/** Whether a body begins like a web page, whatever its content type. */
export function beginsLikePage(body: Uint8Array): boolean {
  const begin = body.subarray(0, LOOKED_AT_BYTES);
  return PAGE_BEGIN.test(Buffer.from(begin.buffer, begin.byteOffset, begin.byteLength).toString('latin1'));
}

/** The failure for a web page that was received instead of data. */
export const LOGIN_PAGE: Failure = {
  reason: 'captive-portal',
  detail: 'a web page came instead of data: the login page of a network, or no test server',
};

/** The failure for the status of a response; null for 2xx. */
export function statusFault(head: ResponseHead): Failure | null {
  if (head.status >= 200 && head.status < 300) return null;
  const { status } = head;
  if (status === 511) {
    return { reason: 'captive-portal', detail: 'the network asks for a login (HTTP 511)', status };
  }
  const retryAfterMs = getRetryAfter(head);
  return {
    reason: 'http-status',
    detail: `HTTP ${String(status)}`,
    status,
    ...(retryAfterMs !== null && { retryAfterMs }),
  };
}

/** The delay of `Retry-After` on the server’s clock (RFC 9110, section 10.2.3); null without one. */
function getRetryAfter({ headers }: ResponseHead): number | null {
  const wish = headers.get('retry-after') ?? '';
  if (/^\d{1,9}$/.test(wish)) return Number(wish) * 1_000;
  const waitMs = Date.parse(wish) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(waitMs) ? null : Math.max(0, waitMs);
}

export const badAnswer = (detail: string): Failure => ({ reason: 'bad-answer', detail });
