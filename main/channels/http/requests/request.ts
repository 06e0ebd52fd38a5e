import type { ChannelSettings, HttpChannelKind, SecretOf } from '../../../../shared/channels';
import type { Message } from '../../../../shared/messages/message';

/** A message to deliver, with the values that are the same at every attempt. */
export interface Delivery {
  readonly message: Message;
  /** Unique id of the message, by which a receiver can recognise a copy. */
  readonly messageId: string;
  /** When the message was composed. */
  readonly createdAt: number;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Names and values in ASCII. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Tools for building requests. */
export interface HttpTools {
  /** The signature in hexadecimal digits. */
  readonly hmacSha256: (key: string, text: string) => string;
  /** Time of the attempt, in ms since the epoch. */
  readonly now: number;
  /** The sentence at the end of a shortened text, in the language of the message. */
  readonly closing: string;
}

/** Builds the request of a message for a service. Pure; secrets that are not stored are absent. */
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

/** A URL below that of a server, which may have a path. */
export function under(server: string, path: string): string {
  return `${server.replace(/\/+$/, '')}/${path}`;
}

/** The Authorization header of user and password (RFC 7617, UTF-8); empty without a login. */
export function basicLogin(login: string | undefined): Readonly<Record<string, string>> {
  if (login === undefined) return {};
  const bytes = new TextEncoder().encode(login.includes(':') ? login : `${login}:`);
  return { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}
