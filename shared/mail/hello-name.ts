const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const ADDRESS = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[0-9A-Fa-f:.]+)\]$/;

/** Whether a client may call itself so: a domain name, or an address in brackets (RFC 5321 §4.1.1.1, §4.1.3). */
export function isHelloName(name: string): boolean {
  return name.length <= 253 && (NAME.test(name) || ADDRESS.test(name));
}
