import { NDT7_SCHEMES, parseAddress } from '../../../shared/address';
import type { ServerRef } from '../../../shared/providers';

/** Where one NDT7 server takes what is needed. */
export interface Ndt7Target {
  readonly server: ServerRef;
  /** Addresses of a WebSocket each (ws or wss); a token in them is good for one measurement. */
  readonly downloadUrl: URL;
  readonly uploadUrl: URL;
  /** Answers a GET with an empty body, where the server has such a thing; null for M-Lab's. */
  readonly pingUrl: URL | null;
  /** Whether the addresses are good for more than one test each. */
  readonly isReusable: boolean;
}

/** A server of the user's own by its address (ws, wss, http or https); null if it is no such address, or holds a login. */
export function ownNdt7Server(address: string): Ndt7Target | null {
  const parsed = parseAddress(address, NDT7_SCHEMES);
  if (parsed === null || parsed.credentials !== null) return null;
  const base = parsed.url;
  const isTls = base.protocol === 'wss:' || base.protocol === 'https:';
  const web = `${isTls ? 'https' : 'http'}://${base.host}/`;
  const socket = `${isTls ? 'wss' : 'ws'}://${base.host}/`;
  return {
    server: { name: base.host, url: web },
    downloadUrl: new URL('ndt/v7/download', socket),
    uploadUrl: new URL('ndt/v7/upload', socket),
    pingUrl: new URL('empty.php', web),
    isReusable: true,
  };
}
