import { clientAddress, sendJson, type Handler } from './exchange';
import { sendPayload } from './payload';

const CHUNK_BYTES = 1_048_576;
const DEFAULT_CHUNKS = 4;
const MAX_CHUNKS = 1_024;

/** `garbage.php`: sends the number of MiB in `ckSize`; 4 if that is invalid, at most 1024. */
export const sendGarbage: Handler = (exchange) => {
  const wanted = exchange.url.searchParams.get('ckSize') ?? '';
  const chunks = /^\d+$/.test(wanted) ? Number(wanted) : 0;
  return sendPayload(exchange, (chunks > 0 ? Math.min(chunks, MAX_CHUNKS) : DEFAULT_CHUNKS) * CHUNK_BYTES);
};

/** `getIP.php`: the address of the client, without its provider. */
export const tellAddress: Handler = (exchange) => {
  sendJson(exchange, { processedString: clientAddress(exchange), rawIspInfo: '' });
};
