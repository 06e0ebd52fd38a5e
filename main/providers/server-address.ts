import type { LibrespeedServer } from '../core/ports';

/** An address as the base of a server's parts: http or https, without query, ending in a slash; null if it is none. */
export function baseUrlOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (!isHttp(url) || url.hostname === '') return null;
  url.search = '';
  url.hash = '';
  url.pathname = url.pathname.replace(/\/(garbage|empty|getIP)(\.php)?$/, '/');
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}

/** Whether an address is of the web. */
export const isHttp = (url: URL): boolean => /^https?:$/.test(url.protocol);

/** A server of the user's own, of which only the address is known; null when that is no web address. */
export function ownServer(name: string, address: string): LibrespeedServer | null {
  const url = baseUrlOf(address);
  if (url === null) return null;
  const paths = { downloadPath: '', uploadPath: '', pingPath: '', ipPath: '' };
  return { name: name.trim() === '' ? new URL(url).host : name.trim(), url, ...paths };
}
