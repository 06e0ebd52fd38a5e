import { afterEach, describe, expect, it } from 'vitest';
import { useLoopbackTime } from '../main/testing/loopback-time';
import { startServer, type RunningServer } from './speed-server';

useLoopbackTime();

let server: RunningServer;
const start = async (): Promise<string> => {
  server = await startServer({ host: '127.0.0.1', port: 0 });
  return server.url;
};
afterEach(() => server.close());

describe('startServer', () => {
  it.each(['garbage', 'garbage.php', 'backend/garbage', 'backend/garbage.php'])(
    'sends data at %s',
    async (path) => {
      const answer = await fetch(`${await start()}${path}?ckSize=2`);
      expect(answer.headers.get('content-type')).toBe('application/octet-stream');
      expect((await answer.arrayBuffer()).byteLength).toBe(2_097_152);
    },
  );

  it.each([
    ['', 4],
    ['?ckSize=x', 4],
    ['?ckSize=0', 4],
    ['?ckSize=-1', 4],
    ['?ckSize=5000', 1_024],
  ])('reads the size in %s as %d MiB', async (query, chunks) => {
    const answer = await fetch(`${await start()}garbage${query}`);
    expect(answer.headers.get('content-length')).toBe(String(chunks * 1_048_576));
    await answer.body?.cancel();
  });

  it('answers pings and uploads with an empty body', async () => {
    const url = await start();
    expect(await (await fetch(`${url}empty.php`)).text()).toBe('');
    const upload = await fetch(`${url}backend/empty.php`, {
      method: 'POST',
      body: new Uint8Array(3_000_000),
    });
    expect([upload.status, await upload.text()]).toEqual([200, '']);
  });

  it('reports the address of the client', async () => {
    expect(await (await fetch(`${await start()}getIP.php`)).json()).toEqual({
      processedString: '127.0.0.1',
      rawIspInfo: '',
    });
  });

  it('identifies itself, and answers 404 for unknown paths', async () => {
    const url = await start();
    expect(await (await fetch(url)).text()).toContain('speed-test server');
    expect((await fetch(`${url}other`)).status).toBe(404);
  });

  it('rejects an address in use', async () => {
    await start();
    await expect(startServer({ host: '127.0.0.1', port: server.port })).rejects.toThrow('EADDRINUSE');
  });
});
