import { clientAddress, sendJson, type Handler } from './exchange';
import { sendPayload } from './payload';

const CHUNK_BYTES = 1_048_576;
const DEFAULT_CHUNKS = 4;
const MAX_CHUNKS = 1_024;

/** `garbage.php`: as many MiB as `ckSize` says, 4 where it says nothing useful, 1024 at most. */
export const sendGarbage: Handler = (exchange) => {
  const wanted = exchange.url.searchParams.get('ckSize') ?? '';
  const chunks = /^\d+$/.test(wanted) ? Number(wanted) : 0;
  return sendPayload(exchange, (chunks > 0 ? Math.min(chunks, MAX_CHUNKS) : DEFAULT_CHUNKS) * CHUNK_BYTES);
};

/** `getIP.php`: the client's address, and nothing about its provider. */
export const tellAddress: Handler = (exchange) => {
  sendJson(exchange, { processedString: clientAddress(exchange), rawIspInfo: '' });
};
