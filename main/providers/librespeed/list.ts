import { z } from 'zod';
import type { LibrespeedServer } from '../../core/ports';
import { parseAddress, WEB_SCHEMES } from '../../../shared/address';
import { cleanForeignText } from '../../../shared/texts/foreign-text';
import { getBaseUrl } from '../server-address';

/** More entries than any real list has; pinging them all would take minutes. */
const MAX_ENTRIES = 2_000;
const MAX_NAME_LENGTH = 120;
/** A list of the allowed number of entries stays far below this. */
export const MAX_LIST_BYTES = 2_000_000;

const entrySchema = z.object({
  name: z.string().min(1).max(200),
  server: z.string().min(3).max(500),
  dlURL: z.string().min(1).max(500),
  ulURL: z.string().min(1).max(500),
  pingURL: z.string().min(1).max(500),
  getIpURL: z.string().max(500).default(''),
});

const datedListSchema = z.object({ asOf: z.iso.date(), servers: z.array(z.unknown()) });

/** What is wrong with a text that should be a server list. */
export type ListProblem =
  'too-large' | 'web-page' | 'not-json' | 'not-a-list' | 'too-many-entries' | 'no-usable-entry';

export type ListReading =
  | { readonly kind: 'servers'; readonly servers: readonly LibrespeedServer[]; readonly skipped: number }
  | { readonly kind: 'unreadable'; readonly problem: ListProblem };

/**
 * Reads a LibreSpeed server list: a JSON array, or the dated form of the shipped copy. Entries that make no sense are skipped and counted. Addresses
 * without a scheme become https, with http to fall back on; a missing slash at the end is added.
 */
export function parseServerList(text: string): ListReading {
  if (text.length > MAX_LIST_BYTES) return unreadable('too-large');
  if (text.trimStart().startsWith('<')) return unreadable('web-page');
  const value = parseJson(text);
  if (value === undefined) return unreadable('not-json');
  const dated = datedListSchema.safeParse(value);
  const list = dated.success ? dated.data.servers : value;
  if (!Array.isArray(list)) return unreadable('not-a-list');
  if (list.length > MAX_ENTRIES) return unreadable('too-many-entries');
  const servers = list.map(toServer).filter((server) => server !== null);
  if (servers.length === 0) return unreadable('no-usable-entry');
  return { kind: 'servers', servers, skipped: list.length - servers.length };
}

const unreadable = (problem: ListProblem): ListReading => ({ kind: 'unreadable', problem });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a path of an entry, which may be a whole address, leads to the web without a login. */
function isPartOf(path: string, baseUrl: string): boolean {
  if (!URL.canParse(path, baseUrl)) return false;
  const address = parseAddress(new URL(path, baseUrl).href, WEB_SCHEMES);
  return address !== null && address.credentials === null;
}

function toServer(value: unknown): LibrespeedServer | null {
  const entry = entrySchema.safeParse(value);
  if (!entry.success) return null;
  const { name, server, dlURL, ulURL, pingURL, getIpURL } = entry.data;
  const isSchemeOpen = server.startsWith('//');
  const url = getBaseUrl(isSchemeOpen ? `https:${server}` : server);
  if (url === null) return null;
  const paths = { downloadPath: dlURL, uploadPath: ulURL, pingPath: pingURL, ipPath: getIpURL };
  if (!Object.values(paths).every((path) => isPartOf(path, url))) return null;
  const shownName = cleanForeignText(name, MAX_NAME_LENGTH);
  return {
    name: shownName === '' ? new URL(url).host : shownName,
    url,
    ...(isSchemeOpen && { fallbackUrl: url.replace(/^https:/, 'http:') }),
    ...paths,
  };
}
