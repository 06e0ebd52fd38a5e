import { expect, it, onTestFinished } from 'vitest';
import { useLoopbackTime } from '../../testing/loopback-time';
import { measureWithNdt7 as measure } from '../../testing/ndt7-measuring';
import { startRawServer } from '../../testing/raw-server';

useLoopbackTime();

it.each([1, 21, 5_000])('ends at interim answers without end, %d at a time', async (count) => {
  const interim = 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(count);
  const server = await startRawServer((socket) => {
    const send = (): void => {
      if (!socket.destroyed) socket.write(interim, () => setTimeout(send, 1));
    };
    socket.once('data', send);
  });
  onTestFinished(() => server.close());
  const { result } = await measure({ serverUrl: server.url.replace('http:', 'ws:') });
  expect(result.failure).toEqual({ reason: 'bad-answer', detail: 'endless interim answers' });
});
