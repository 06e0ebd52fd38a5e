import { parseAddress, WEB_SCHEMES } from '../../../shared/address';
import type { Failure } from '../failure';
import { badAnswer, type ResponseHead } from './head';

/** How many redirects in a row are followed. */
export const MAX_REDIRECTS = 5;

/** Where an answer to `asked` leads on to, without a login that may stand there; null when it does not, a failure when nobody may follow it there. */
export function getRedirect({ status, headers }: ResponseHead, asked: URL): URL | Failure | null {
  const location = headers.get('location');
  if (status < 300 || status >= 400 || location === undefined) return null;
  const next = URL.canParse(location, asked) ? new URL(location, asked).href : '';
  return parseAddress(next, WEB_SCHEMES)?.url ?? badAnswer(`redirect to ${location.slice(0, 80)}`);
}

/** Where the requests of one load go after redirects: found once, and then gone to straight away. */
export class Detour {
  #place: URL | null = null;
  #keepsQuery = true;
  #hops = 0;
  #firstHost: string | null = null;

  /** Whether it has led to another host. */
  get isElsewhere(): boolean {
    return this.#place !== null && this.#place.host !== this.#firstHost;
  }

  /** Where to ask for an address. */
  of(url: URL): URL {
    if (this.#place === null) return url;
    const there = new URL(this.#place);
    if (this.#keepsQuery) there.search = url.search;
    return there;
  }

  /** Notes that what was asked for is elsewhere; a failure when that leads nowhere. */
  follow(next: URL, asked: URL): Failure | null {
    // Another stream may have come along here already.
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
