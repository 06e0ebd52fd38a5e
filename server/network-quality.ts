import { isSecure, sendJson, type Exchange, type Handler } from './exchange';
import { sendPayload } from './payload';

/** draft-ietf-ippm-responsiveness requires at least 8 GB. */
const LARGE_BYTES = 8_589_934_592;

/** `.well-known/nq`: the URLs, under the names of the draft and those that older clients use. */
export const tellConfiguration: Handler = (exchange) => {
  const base = baseAddress(exchange);
  const [large, small, upload] = [`${base}/nq/large`, `${base}/nq/small`, `${base}/nq/upload`];
  sendJson(exchange, {
    version: 1,
    urls: {
      large_download_url: large,
      small_download_url: small,
      upload_url: upload,
      large_https_download_url: large,
      small_https_download_url: small,
      https_upload_url: upload,
    },
  });
};

export const sendSmall: Handler = (exchange) => sendPayload(exchange, 1);
export const sendLarge: Handler = (exchange) => sendPayload(exchange, LARGE_BYTES);

/** TLS if there is a certificate, since HTTP/2 needs it; the host name is the one in the request. */
function baseAddress(exchange: Exchange): string {
  const { request, service } = exchange;
  const authority = request.headers[':authority'] ?? request.headers.host ?? '';
  const [, name] = /^([\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.exec(String(authority)) ?? [];
  const host = name ?? '127.0.0.1';
  if (service.tlsPort !== null) return `https://${host}:${String(service.tlsPort)}`;
  return `${isSecure(exchange) ? 'https' : 'http'}://${host}:${String(request.socket.localPort)}`;
}
