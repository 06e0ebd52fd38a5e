import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { useLoopbackTime } from '../testing/loopback-time';
import { endpointPaths, isSessionOver, sessionIdentity } from './session';

useLoopbackTime();

async function listenOn(path: string) {
  const server = createServer((socket) => socket.destroy()).listen(path);
  await once(server, 'listening');
  const close = async () => {
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  onTestFinished(close);
  return { close };
}

describe('the session of the computer', () => {
  it('is known by the sockets that its environment names', () => {
    expect(endpointPaths({})).toEqual([]);
    expect(
      endpointPaths({
        DISPLAY: ':7.0',
        WAYLAND_DISPLAY: 'wayland-1',
        XDG_RUNTIME_DIR: '/run/user/1000',
        DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus,guid=5',
      }),
    ).toEqual(['/tmp/.X11-unix/X7', '/run/user/1000/wayland-1', '/run/user/1000/bus']);
    expect(endpointPaths({ DISPLAY: 'remote:10.0', WAYLAND_DISPLAY: '/tmp/wayland' })).toEqual([
      '/tmp/wayland',
    ]);
  });

  it('lasts while the computer runs and its bus answers, and is over when the bus is gone', async () => {
    const path = join(temporaryFolder(), 'bus');
    const environment = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` };
    const bus = await listenOn(path);
    const session = sessionIdentity({ environment, usesDisplay: true });
    expect(await isSessionOver(session)).toBe(false);
    await bus.close();
    expect(await isSessionOver(session)).toBe(true);
    await listenOn(path);
    expect(await isSessionOver(session)).toBe(true);
  });

  it('is not over for a process that uses no display when a display goes', async () => {
    const path = join(temporaryFolder(), 'bus');
    const bus = await listenOn(path);
    const environment = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` };
    const session = sessionIdentity({ environment, usesDisplay: false });
    await bus.close();
    rmSync(path, { force: true });
    expect(await isSessionOver(session)).toBe(false);
  });

  it('is over when the computer was started again', async () => {
    const session = { ...(JSON.parse(sessionIdentity({ environment: {}, usesDisplay: false })) as object) };
    expect(await isSessionOver(JSON.stringify({ ...session, boot: 'another' }))).toBe(true);
  });

  it('is not called over where nothing is known of it', async () => {
    expect(await isSessionOver(null)).toBe(false);
    expect(await isSessionOver('{oops')).toBe(false);
    expect(await isSessionOver('{"boot": 7}')).toBe(false);
  });
});
