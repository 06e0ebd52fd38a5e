import type { HttpRequest } from './requests/request';
import type { HttpAnswer } from './answers/answer';

/** Maximum number of successive redirects. */
export const MAX_REDIRECTS = 5;

const REDIRECTS: readonly number[] = [301, 302, 307, 308];

/**
 * The target of a redirect. `follow`: the same server, or its HTTPS side; the request is repeated with its method and
 * body (which RFC 9110 §15.4 leaves open for 301 and 302). `elsewhere`: another server, which must not get the
 * message and its secrets. Null without a valid redirect.
 */
export type Redirect =
  | { readonly kind: 'follow'; readonly request: HttpRequest }
  | { readonly kind: 'elsewhere'; readonly to: URL };

/** Reads the redirect of a response. */
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

/** Whether the origin is the same, or the host is the same with a change from HTTP to HTTPS; never the reverse. */
function isSameServer(from: URL, to: URL): boolean {
  if (from.origin === to.origin) return true;
  return from.hostname === to.hostname && from.protocol === 'http:' && to.protocol === 'https:';
}
