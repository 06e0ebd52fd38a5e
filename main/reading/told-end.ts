import type { ThreadPort } from './reader-thread';

/** The same thread; that it failed is told as well. */
export function withToldEnd(port: ThreadPort, onFailed: (error: Error) => void): ThreadPort {
  return {
    post: (order) => port.post(order),
    onReply: (listener) => port.onReply(listener),
    onEnd: (listener) =>
      port.onEnd((error) => {
        if (error !== null) onFailed(error);
        listener(error);
      }),
  };
}
