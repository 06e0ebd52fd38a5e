import type { ServerCheck } from '../../../shared/ipc';
import { monotonicMs } from '../../engine/clock';
import { DIRECT, type ConnectionOptions } from '../../engine/http/connection-options';
import { NDT7_DEADLINES } from './result';
import { Ndt7Socket } from './socket';
import { ownNdt7Server } from './target';

/**
 * Tries whether an NDT7 server answers at an address that the user has entered: begins a download and ends it at
 * once. The latency is that of the whole way into the test, connecting included.
 */
export function checkNdt7(
  address: string,
  connection: ConnectionOptions = DIRECT,
  handshakeMs = NDT7_DEADLINES.handshakeMs,
): Promise<ServerCheck> {
  const target = ownNdt7Server(address);
  if (target === null) {
    return Promise.resolve({ kind: 'fails', reason: 'no-server', detail: 'not a web address' });
  }
  return new Promise((resolve) => {
    const beganAtMs = monotonicMs();
    const socket = new Ndt7Socket(target.downloadUrl, connection, handshakeMs, {
      onOpen: () => {
        socket.close();
        resolve({ kind: 'answers', latencyMs: monotonicMs() - beganAtMs, address: target.server.url });
      },
      onText: () => undefined,
      onEnd: (failure) => {
        const { reason, detail } = failure ?? { reason: 'refused', detail: 'the server closed at once' };
        resolve({ kind: 'fails', reason, detail });
      },
    });
  });
}
