/** The head of a request, with its blank line. `bodyBytes` only for a POST. */
export function requestHead(method: 'GET' | 'POST', url: URL, bodyBytes?: number): string {
  const lines = [
    `${method} ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'User-Agent: Linewatch',
    'Accept: */*',
    'Accept-Encoding: identity',
    'Connection: keep-alive',
  ];
  if (bodyBytes !== undefined) {
    lines.push('Content-Type: application/octet-stream', `Content-Length: ${String(bodyBytes)}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
