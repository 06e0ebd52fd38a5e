import { expect, it } from 'vitest';
import type { ThreadPort } from './reader-thread';
import { withToldEnd } from './told-end';

it('a thread that fails is told, one that ends is not; both are heard', () => {
  const heard: unknown[] = [];
  const told: string[] = [];
  let end: (error: Error | null) => void = () => undefined;
  const port: ThreadPort = {
    post: (order) => heard.push(order.kind),
    onReply: () => undefined,
    onEnd: (listener) => (end = listener),
  };
  const watched = withToldEnd(port, ({ message }) => told.push(message));
  watched.onEnd((error) => heard.push(error?.message ?? null));
  watched.post({ kind: 'end' });
  end(null);
  end(new Error('out of memory'));
  expect(heard).toEqual(['end', null, 'out of memory']);
  expect(told).toEqual(['out of memory']);
});
