import { connect } from 'node:net';
import { monotonicMs } from '../engine/clock';

/** These say that the other side is there and does not want the connection. */
const REFUSALS: readonly (string | undefined)[] = ['ECONNREFUSED', 'ECONNRESET'];

/**
 * Connects and resets at once, so that nothing stays open on either side. Time until the answer, in ms; null without one.
 * A refusal is an answer.
 */
export function probe(
  { host, port }: { readonly host: string; readonly port: number },
  timeoutMs: number,
): Promise<number | null> {
  return new Promise((resolve) => {
    const beganMs = monotonicMs();
    const socket = connect({ host, port });
    const settle = (hasAnswered: boolean) => {
      clearTimeout(timer);
      // One that still connects would be reset only once it is connected, and asked for until then, for minutes.
      if (socket.connecting) socket.destroy();
      else socket.resetAndDestroy();
      resolve(hasAnswered ? monotonicMs() - beganMs : null);
    };
    const timer = setTimeout(() => settle(false), timeoutMs);
    socket.once('connect', () => settle(true));
    socket.on('error', (error: NodeJS.ErrnoException) => settle(REFUSALS.includes(error.code)));
  });
}
