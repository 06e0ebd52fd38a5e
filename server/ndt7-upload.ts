import type { WebSocket } from 'ws';
import type { Service } from './exchange';
import type { TellProgress } from './ndt7-progress';

const TELL_EVERY_MS = 250;

/** Receives and discards messages, and reports the number of bytes regularly. The client ends the test. */
export function measureUpload(client: WebSocket, { up }: Service, tell: TellProgress): void {
  const startedAtMs = performance.now();
  let toldAtMs = startedAtMs;
  let bytes = 0;
  let waiting = 0;
  const passed = (length: number): void => {
    bytes += length;
    const nowMs = performance.now();
    if (nowMs - toldAtMs < TELL_EVERY_MS) return;
    toldAtMs = nowMs;
    if (client.readyState === client.OPEN) tell(nowMs - startedAtMs, bytes);
  };
  client.on('message', ({ length }: Buffer, isBinary: boolean) => {
    if (!isBinary) return;
    if (up === null) return passed(length);
    // Several messages may have arrived at once; reading continues when all of them have passed the rate limit.
    waiting++;
    client.pause();
    void up.take(length).then(() => {
      passed(length);
      if (--waiting === 0) client.resume();
    });
  });
}
