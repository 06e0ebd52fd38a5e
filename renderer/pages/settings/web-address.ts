/** Whether a text is an address of the web with a host. */
export function isHttpUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);
}

/** Whether a text is an address at which an NDT7 server can be: of the web, or of a web socket. */
export function isNdt7Url(text: string): boolean {
  return isHttpUrl(text.replace(/^ws/i, 'http'));
}

/** Whether a text is the address of an HTTP proxy: nothing but host and port count. */
export function isProxyUrl(text: string): boolean {
  return isHttpUrl(text) && /^http:/i.test(text);
}
