import { parseAddress, WEB_SCHEMES } from '../../../shared/address';
import type { Failure } from '../failure';
import { badAnswer, type ResponseHead } from './head';

/** Maximum number of successive redirects. */
export const MAX_REDIRECTS = 5;

/**
 * The target of a redirect, without credentials in its URL; null without a redirect, a failure if it must not be
 * followed.
 */
export function getRedirect({ status, headers }: ResponseHead, asked: URL): URL | Failure | null {
  const location = headers.get('location');
  if (status < 300 || status >= 400 || location === undefined) return null;
  const next = URL.canParse(location, asked) ? new URL(location, asked).href : '';
  return parseAddress(next, WEB_SCHEMES)?.url ?? badAnswer(`redirect to ${location.slice(0, 80)}`);
}

/** Follows the redirects of one load once, for all its later requests. */
export class Detour {
  #place: URL | null = null;
  #keepsQuery = true;
  #hops = 0;
  #firstHost: string | null = null;

  /** Whether the target is on another host. */
  get isElsewhere(): boolean {
    return this.#place !== null && this.#place.host !== this.#firstHost;
  }

  /** The URL to request in place of `url`. */
  of(url: URL): URL {
    if (this.#place === null) return url;
    const there = new URL(this.#place);
    if (this.#keepsQuery) there.search = url.search;
    return there;
  }

  /** Records a redirect. Returns a failure if it must not be followed. */
  follow(next: URL, asked: URL): Failure | null {
    // Another stream has recorded the same redirect already.
    if (this.#place !== null && !isSamePlace(this.#place, asked)) return null;
    if (++this.#hops > MAX_REDIRECTS) return badAnswer(`more than ${String(MAX_REDIRECTS)} redirects`);
    this.#firstHost ??= asked.host;
    this.#place = next;
    this.#keepsQuery = next.search === '' || next.search === asked.search;
    return null;
  }
}

const isSamePlace = (one: URL, other: URL): boolean =>
  one.origin === other.origin && one.pathname === other.pathname;
