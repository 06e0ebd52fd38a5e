import { isSecure, sendJson, type Exchange, type Handler } from './exchange';
import { sendPayload } from './payload';

/** draft-ietf-ippm-responsiveness asks for 8 GB at least. */
const LARGE_BYTES = 8_589_934_592;

/** `.well-known/nq`: the addresses, in the words of the draft and in those that older clients know. */
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

/** TLS where there is a certificate, since it brings HTTP/2; the name is the one that the client used. */
function baseAddress(exchange: Exchange): string {
  const { request, service } = exchange;
  const authority = request.headers[':authority'] ?? request.headers.host ?? '';
  const [, name] = /^([\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.exec(String(authority)) ?? [];
  const host = name ?? '127.0.0.1';
  if (service.tlsPort !== null) return `https://${host}:${String(service.tlsPort)}`;
  return `${isSecure(exchange) ? 'https' : 'http'}://${host}:${String(request.socket.localPort)}`;
}
