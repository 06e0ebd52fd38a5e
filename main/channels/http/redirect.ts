import type { HttpRequest } from './requests/request';
import type { HttpAnswer } from './answers/answer';

/** How many redirects in a row are followed. */
export const MAX_REDIRECTS = 5;

const REDIRECTS: readonly number[] = [301, 302, 307, 308];

/**
 * Where an answer leads a request on to. `follow`: the same server, or its TLS side; the request is repeated as it is,
 * with its method and body (which RFC 9110 §15.4 leaves open for 301 and 302). `elsewhere`: another server, which must
 * get neither the message nor what is secret in it. Null where it leads nowhere.
 */
export type Redirect =
  | { readonly kind: 'follow'; readonly request: HttpRequest }
  | { readonly kind: 'elsewhere'; readonly to: URL };

/** Reads the redirect of an answer. */
export function getRedirect(request: HttpRequest, { status, headers }: HttpAnswer): Redirect | null {
  const location = headers['location'];
  if (!REDIRECTS.includes(status) || !location || !URL.canParse(location, request.url)) {
    return null;
  }
  const from = new URL(request.url);
  const to = new URL(location, from);
  if (!isSameServer(from, to)) return { kind: 'elsewhere', to };
  to.username = from.username;
  to.password = from.password;
  return { kind: 'follow', request: { ...request, url: to.href } };
}

/** The same origin, or the same name on the way from HTTP to HTTPS; never the way back. */
function isSameServer(from: URL, to: URL): boolean {
  if (from.origin === to.origin) return true;
  return from.hostname === to.hostname && from.protocol === 'http:' && to.protocol === 'https:';
}
