import { startServer, type RunningServer } from '../../server/speed-server';

/** A speed-test server on loopback, at any free port. */
export const startSpeedServer = (rateLimit?: number): Promise<RunningServer> =>
  startServer({ host: '127.0.0.1', port: 0, ...(rateLimit !== undefined && { rateLimit }) });

export type { RunningServer };
