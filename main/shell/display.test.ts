import { once } from 'node:events';
import { createServer, type AddressInfo, type ListenOptions } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { useLoopbackTime } from '../testing/loopback-time';
import { isDisplayThere } from './display';

async function listen(options: ListenOptions): Promise<AddressInfo | string | null> {
  const server = createServer().listen(options);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return server.address();
}

useLoopbackTime();

describe.skipIf(process.platform === 'win32')('a display', () => {
  it.each([{}, { DISPLAY: '' }, { DISPLAY: 'nonsense' }, { WAYLAND_DISPLAY: 'wayland-0' }])(
    'is none where the environment names none: %j',
    async (environment) => {
      expect(await isDisplayThere(environment)).toBe(false);
    },
  );

  it('is none where nothing listens any more', async () => {
    const XDG_RUNTIME_DIR = temporaryFolder();
    const environment = { DISPLAY: ':73512', WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR };
    expect(await isDisplayThere(environment)).toBe(false);
  });

  it('of Wayland is a socket of the session, or one with a path', async () => {
    const XDG_RUNTIME_DIR = temporaryFolder();
    const path = join(XDG_RUNTIME_DIR, 'wayland-1');
    await listen({ path });
    expect(await isDisplayThere({ WAYLAND_DISPLAY: 'wayland-1', XDG_RUNTIME_DIR })).toBe(true);
    expect(await isDisplayThere({ WAYLAND_DISPLAY: path })).toBe(true);
    expect(await isDisplayThere({ WAYLAND_DISPLAY: 'wayland-2', XDG_RUNTIME_DIR })).toBe(false);
  });

  it('of X is a socket with a path', async () => {
    const path = join(temporaryFolder(), 'X0');
    await listen({ path });
    expect(await isDisplayThere({ DISPLAY: path })).toBe(true);
  });

  it('of X is a port of a computer, as a remote shell makes one', async () => {
    const address = await listen({ host: '127.0.0.1', port: 0 });
    const number = (address as AddressInfo).port - 6_000;
    expect(await isDisplayThere({ DISPLAY: `127.0.0.1:${String(number)}.0` })).toBe(true);
  });

  it.skipIf(process.platform !== 'linux')('of X is a name in the abstract namespace', async () => {
    const number = String(process.pid);
    await listen({ path: `\0/tmp/.X11-unix/X${number}` });
    expect(await isDisplayThere({ DISPLAY: `:${number}` })).toBe(true);
    expect(await isDisplayThere({ DISPLAY: `unix:${number}.0` })).toBe(true);
  });
});
