import type { WebSocket } from 'ws';
import type { Service } from './exchange';
import type { TellProgress } from './ndt7-progress';

const TELL_EVERY_MS = 250;

/** Takes messages and forgets them, and says now and then how much it was. The client ends the test. */
export function measureUpload(client: WebSocket, { up }: Service, tell: TellProgress): void {
  const startedAtMs = performance.now();
  let toldAtMs = startedAtMs;
  let bytes = 0;
  client.on('message', (message: Buffer, isBinary: boolean) => {
    if (!isBinary) return;
    bytes += message.length;
    const nowMs = performance.now();
    if (nowMs - toldAtMs >= TELL_EVERY_MS) {
      toldAtMs = nowMs;
      tell(nowMs - startedAtMs, bytes);
    }
    if (up === null) return;
    client.pause();
    void up.take(message.length).then(() => {
      client.resume();
    });
  });
}
