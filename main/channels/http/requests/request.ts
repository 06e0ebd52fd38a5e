import type { ChannelSettings, HttpChannelKind, SecretOf } from '../../../../shared/channels';
import type { Message } from '../../../../shared/messages/message';

/** A message to deliver, and what stays the same at every try. */
export interface Delivery {
  readonly message: Message;
  /** Names this message for ever, so that a receiver can tell a copy from news. */
  readonly messageId: string;
  /** When it was written. */
  readonly createdAt: number;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Names and values in ASCII. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a request may need beyond its arguments. */
export interface HttpTools {
  /** In hexadecimal digits. */
  readonly hmacSha256: (key: string, text: string) => string;
  /** Time of the try, in ms since the epoch. */
  readonly now: number;
  /** The sentence at the end of a text that was cut, in the message's language. */
  readonly closing: string;
}

/** Lays a message out for a service as one request. Pure; secrets that are not stored are missing. */
export type BuildRequest<Kind extends HttpChannelKind> = (
  delivery: Delivery,
  settings: ChannelSettings<Kind>,
  secrets: { readonly [Name in SecretOf<Kind>]?: string },
  tools: HttpTools,
) => HttpRequest;

/** A POST of JSON. */
export function postJson(
  url: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): HttpRequest {
  return {
    method: 'POST',
    url,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

/** An address below a server's, which may have a path of its own. */
export function under(server: string, path: string): string {
  return `${server.replace(/\/+$/, '')}/${path}`;
}

/** The header of a login by user and password (RFC 7617, in UTF-8); none without a login. */
export function basicLogin(login: string | undefined): Readonly<Record<string, string>> {
  if (login === undefined) return {};
  const bytes = new TextEncoder().encode(login.includes(':') ? login : `${login}:`);
  return { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}
