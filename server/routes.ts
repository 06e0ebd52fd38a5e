import { sendDown, takeUp, tellMeta } from './cloudflare';
import { sendJson, sendText, type Handler } from './exchange';
import { sendGarbage, tellAddress } from './librespeed';
import { sendLarge, sendSmall, tellConfiguration } from './network-quality';
import { swallow } from './payload';

const greet: Handler = (exchange) => {
  sendText(exchange, 200, 'text/plain', 'This is a Linewatch speed-test server.\n');
};

/** Features of this server beyond the standard protocols. */
const introduce: Handler = (exchange) => {
  const { udpEchoPort } = exchange.service;
  sendJson(exchange, { kind: 'linewatch-speed-server', version: 1, udpEchoPort });
};

const takeUpload: Handler = (exchange) => swallow(exchange);

/** The handler of every path. */
const ROUTES: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['/', greet],
  ['/.well-known/linewatch', introduce],
  ...librespeedAt('/'),
  ...librespeedAt('/backend/'),
  ['/__down', sendDown],
  ['/__up', takeUp],
  ['/meta', tellMeta],
  ['/.well-known/nq', tellConfiguration],
  ['/nq/small', sendSmall],
  ['/nq/large', sendLarge],
  ['/nq/upload', takeUpload],
]);

/** The paths of LibreSpeed, with and without `.php`. */
function librespeedAt(folder: string): readonly [string, Handler][] {
  return ['', '.php'].flatMap((ending): [string, Handler][] => [
    [`${folder}garbage${ending}`, sendGarbage],
    [`${folder}empty${ending}`, takeUpload],
    [`${folder}getIP${ending}`, tellAddress],
  ]);
}

/** The handler of a path; null for unknown paths. */
export const getHandler = (path: string): Handler | null => ROUTES.get(path) ?? null;

/** Whether a POST to this path is discarded and answered with an empty body. */
export function isUpload(path: string): boolean {
  const handler = getHandler(path);
  return handler === takeUpload || handler === takeUp;
}
