import { clientAddress, sendJson, type Exchange, type Handler } from './exchange';
import { sendPayload, swallow } from './payload';

const MAX_BYTES = 1_000_000_000;
const COLO = 'LOCAL';

/** What Cloudflare's speed test tells in the head of each answer. The server spends no time worth telling. */
const headersFor = (exchange: Exchange) => ({
  'server-timing': 'cfRequestDuration;dur=0.1',
  'cf-meta-colo': COLO,
  'cf-meta-ip': clientAddress(exchange),
});

/** `__down`: as many bytes as `bytes` says, none where it says nothing useful, 1 GB at most. */
export const sendDown: Handler = (exchange) => {
  const wanted = exchange.url.searchParams.get('bytes') ?? '';
  const bytes = /^\d+$/.test(wanted) ? Math.min(Number(wanted), MAX_BYTES) : 0;
  return sendPayload(exchange, bytes, headersFor(exchange));
};

/** `__up`: takes whatever is posted. */
export const takeUp: Handler = (exchange) => swallow(exchange, headersFor(exchange));

/** `meta`: who asks, and where the server is. */
export const tellMeta: Handler = (exchange) => {
  const { httpVersion } = exchange.request;
  sendJson(exchange, {
    clientIp: clientAddress(exchange),
    colo: COLO,
    httpProtocol: `HTTP/${httpVersion}`,
  });
};
