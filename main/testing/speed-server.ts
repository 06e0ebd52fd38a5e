import { afterEach } from 'vitest';
import { startServer, type RunningServer } from '../../server/speed-server';

/** A speed-test server on loopback, at any free port. */
export const startSpeedServer = (rateLimit?: number): Promise<RunningServer> =>
  startServer({ host: '127.0.0.1', port: 0, ...(rateLimit !== undefined && { rateLimit }) });

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
