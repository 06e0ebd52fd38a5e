import { afterEach, expect } from 'vitest';
import { startServer, type RunningServer } from '../../server/speed-server';
import type { Figures } from '../../shared/run';
import { TEST_KEY, VALID_CERTIFICATE } from './certificates';
import { startLine, type Line } from './line';

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

/** A speed-test server, which is as fast as it goes, at the other end of a line: 100 Mbit/s, and 10 ms there and back. */
export async function startDistantSpeedServer(bitsPerSecond = 100_000_000): Promise<Line> {
  const server = await startSpeedServer();
  const line = await startLine({ port: server.port, bitsPerSecond, delayMs: 5 });
  const close = async () => {
    await line.close();
    await server.close();
  };
  return { ...line, close };
}

/** What a measurement finds there, on loopback time. */
export function expectDistantFigures(figures: Figures | null): void {
  expect(figures?.latencyMs).toBe(10);
  for (const rate of [figures?.downloadBitsPerSecond, figures?.uploadBitsPerSecond]) {
    expect(rate).toBeGreaterThan(95_000_000);
    expect(rate).toBeLessThan(105_000_000);
  }
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
