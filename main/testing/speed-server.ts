import { afterEach } from 'vitest';
import { startServer, type RunningServer } from '../../server/speed-server';
import { TEST_KEY, VALID_CERTIFICATE } from './certificates';

/** A speed-test server on loopback, at any free port. */
export const startSpeedServer = (rateLimit?: number): Promise<RunningServer> =>
  startServer({ host: '127.0.0.1', port: 0, ...(rateLimit !== undefined && { rateLimit }) });

/** The same with a port for TLS as well; its address. */
export async function startSecureSpeedServer(
  rateLimit: number,
): Promise<Pick<RunningServer, 'close'> & { readonly url: string }> {
  const tls = { certificate: VALID_CERTIFICATE, key: TEST_KEY, port: 0 };
  const server = await startServer({ host: '127.0.0.1', port: 0, rateLimit, tls });
  return { url: server.tlsUrl ?? '', close: () => server.close() };
}

interface Closable {
  close(): Promise<void>;
}

/** Gives a function that takes note of a starting server, and closes what it noted after each test of the file. */
export function serverKeeper(): <Server extends Closable>(starting: Promise<Server>) => Promise<Server> {
  const servers: Closable[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  return async (starting) => {
    const server = await starting;
    servers.push(server);
    return server;
  };
}
