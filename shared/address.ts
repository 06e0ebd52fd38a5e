/** The name and the password that stand in an address, decoded. Either may be empty. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** An address whose credentials are kept apart from the rest. */
export interface Address {
  /** Without credentials: safe to show, to record and to log. */
  readonly url: URL;
  /** Null where the address names neither user nor password. */
  readonly credentials: Credentials | null;
}

/** Schemes of addresses, without the colon. */
export type Scheme = 'http' | 'https' | 'ws' | 'wss' | 'socks' | 'socks4' | 'socks4a' | 'socks5';

/**
 * Reads an address that a person, a file, the system or a server gave. Null when it is none of these schemes or has no
 * host. Never throws, whatever the text is. The only reader of such addresses: credentials are decoded here alone.
 */
export function parseAddress(text: string, schemes: readonly Scheme[]): Address | null {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  if (!schemes.some((scheme) => url.protocol === `${scheme}:`) || url.hostname === '') return null;
  const credentials =
    url.username === '' && url.password === ''
      ? null
      : { user: decodePercent(url.username), password: decodePercent(url.password) };
  url.username = '';
  url.password = '';
  return { url, credentials };
}

/**
 * An address with credentials in it, for libraries that take them there. Every character that has a meaning in
 * addresses is encoded, the percent sign included, so that `%40` in a password is not taken for `@`.
 */
export function addressWith(url: URL, { user, password }: Credentials): string {
  const address = new URL(url);
  address.username = encode(user);
  address.password = encode(password);
  return address.href;
}

/** A lone surrogate has no encoding; it stands as the replacement character. */
const encode = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\u{fffd}'));

/** Addresses of test servers over HTTP. */
export const WEB_SCHEMES = ['http', 'https'] as const satisfies readonly Scheme[];

/** Addresses of NDT7 servers. */
export const NDT7_SCHEMES = ['http', 'https', 'ws', 'wss'] as const satisfies readonly Scheme[];

/** Longer texts are no address that anybody enters. */
const MAX_ADDRESS_LENGTH = 2_000;

/** What keeps a text from being the address of a test server; null when nothing does. */
export function serverAddressFault(
  text: string,
  schemes: readonly Scheme[],
): 'not-an-url' | 'login-in-url' | null {
  const address = text.length > MAX_ADDRESS_LENGTH ? null : parseAddress(text, schemes);
  if (address === null || !/^\s*\w+:\/\//.test(text)) return 'not-an-url';
  return address.credentials === null ? null : 'login-in-url';
}

/**
 * Decodes percent-encoded UTF-8. What is not encoded that way stays as it is: a lone `%`, one before other characters
 * than two hexadecimal digits, and bytes that are no UTF-8.
 */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
