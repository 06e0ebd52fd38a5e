import { NDT7_SCHEMES, parseAddress, serverAddressFault, WEB_SCHEMES } from '../../../shared/address';

/** Whether a text is the address of a test server over HTTP, without a login in it. */
export function isHttpUrl(text: string): boolean {
  return serverAddressFault(text, WEB_SCHEMES) === null;
}

/** Whether a text is an address at which an NDT7 server can be: of the web, or of a web socket. */
export function isNdt7Url(text: string): boolean {
  return serverAddressFault(text, NDT7_SCHEMES) === null;
}

/** Whether a text is the address of an HTTP proxy, with or without a login. */
export function isProxyUrl(text: string): boolean {
  return /^\s*http:\/\//i.test(text) && parseAddress(text, ['http']) !== null;
}
