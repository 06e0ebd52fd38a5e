import { parseAddress, WEB_SCHEMES } from '../../shared/address';
import { cleanForeignText } from '../../shared/texts/foreign-text';
import type { LibrespeedServer } from '../core/ports';

/**
 * An address as the base of a server's parts: http or https, without query, ending in a slash. Null if it is none, and
 * where it holds a login, which would be recorded with each run.
 */
export function getBaseUrl(text: string): string | null {
  const address = parseAddress(text, WEB_SCHEMES);
  if (address === null || address.credentials !== null) return null;
  const { url } = address;
  url.search = '';
  url.hash = '';
  url.pathname = url.pathname.replace(/\/(garbage|empty|getIP)(\.php)?$/, '/');
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}

/** A server of the user's own, of which only the address is known; null when that is no web address. */
export function ownServer(name: string, address: string): LibrespeedServer | null {
  const url = getBaseUrl(address);
  if (url === null) return null;
  const paths = { downloadPath: '', uploadPath: '', pingPath: '', ipPath: '' };
  const shownName = cleanForeignText(name);
  return { name: shownName === '' ? new URL(url).host : shownName, url, ...paths };
}
