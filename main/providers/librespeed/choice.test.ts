import { describe, expect, it } from 'vitest';
import type { LibrespeedServer } from '../../core/ports';
import { useLoopbackTime } from '../../testing/loopback-time';
import { startRawServer } from '../../testing/raw-server';
import { serverKeeper } from '../../testing/speed-server';
import { chooseLibrespeedServer } from './choice';

const QUIET = new AbortController().signal;
useLoopbackTime();
const keep = serverKeeper();

/** A server that answers each ping after a while. */
async function pingable(name: string, delayMs: number): Promise<LibrespeedServer> {
  const { url } = await keep(
    startRawServer((socket) => {
      socket.on('data', () => {
        setTimeout(() => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'), delayMs);
      });
    }),
  );
  return { name, url, downloadPath: 'garbage', uploadPath: 'empty', pingPath: 'empty', ipPath: 'getIP' };
}

describe('chooseLibrespeedServer', () => {
  it('puts the nearest first and leaves out what does not answer', async () => {
    const far = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => pingable(name, 30)));
    const near = await pingable('near', 0);
    const gone = { ...near, name: 'gone', url: 'http://127.0.0.1:1/' };
    const choice = await chooseLibrespeedServer([...far, gone, near], QUIET);
    const names = choice.kind === 'found' ? choice.servers.map(({ server }) => server.name) : [];
    expect(names).toHaveLength(7);
    expect(names[0]).toBe('near');
  });

  it('falls back on the other address of an entry that left the scheme open', async () => {
    const near = await pingable('near', 0);
    const choice = await chooseLibrespeedServer(
      [{ ...near, url: 'https://127.0.0.1:1/', fallbackUrl: near.url }],
      QUIET,
    );
    expect(choice).toMatchObject({ kind: 'found', servers: [{ baseUrl: near.url }] });
  });

  it('finds nothing without servers, and nothing once cancelled', async () => {
    expect(await chooseLibrespeedServer([], QUIET)).toMatchObject({ failure: { reason: 'no-server' } });
    const near = await pingable('near', 0);
    expect(await chooseLibrespeedServer([near], AbortSignal.abort())).toEqual({
      kind: 'none',
      failure: null,
    });
  });
});
