import { clientAddress, sendJson, type Exchange, type Handler } from './exchange';
import { sendPayload, swallow } from './payload';

const MAX_BYTES = 1_000_000_000;
const COLO = 'LOCAL';

/** Response headers of Cloudflare’s speed test. The server reports a processing time of 0.1 ms. */
const headersFor = (exchange: Exchange) => ({
  'server-timing': 'cfRequestDuration;dur=0.1',
  'cf-meta-colo': COLO,
  'cf-meta-ip': clientAddress(exchange),
});

/** `__down`: sends the number of bytes in `bytes`; none if that is invalid, at most 1 GB. */
export const sendDown: Handler = (exchange) => {
  const wanted = exchange.url.searchParams.get('bytes') ?? '';
  const bytes = /^\d+$/.test(wanted) ? Math.min(Number(wanted), MAX_BYTES) : 0;
  return sendPayload(exchange, bytes, headersFor(exchange));
};

/** `__up`: accepts and discards a posted body. */
export const takeUp: Handler = (exchange) => swallow(exchange, headersFor(exchange));

/** `meta`: the address of the client and the place of the server. */
export const tellMeta: Handler = (exchange) => {
  const { httpVersion } = exchange.request;
  sendJson(exchange, {
    clientIp: clientAddress(exchange),
    colo: COLO,
    httpProtocol: `HTTP/${httpVersion}`,
  });
};
