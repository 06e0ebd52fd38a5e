import { spawn } from 'node:child_process';
import { chmodSync, linkSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { useLoopbackTime } from '../testing/loopback-time';
import { endpointPaths, findSessionEnd, sessionIdentity } from './session';

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
    expect(await findSessionEnd(session)).toBeNull();
    // Keeps its number in use, so that the next socket cannot have it.
    linkSync(path, `${path}-before`);
    chmodSync(path, 0o700);
    expect(await findSessionEnd(session)).toBeNull();
    await bus.close();
    expect(await findSessionEnd(session)).toBe(`${path} is gone`);
    await listenOn(path);
    expect(await findSessionEnd(session)).toBe(`${path} was made again`);
  });

  it('is over when nobody listens on a socket that was left behind', async () => {
    const path = join(temporaryFolder(), 'bus');
    const bus = await listenOn(path);
    const left = join(temporaryFolder(), 'left');
    linkSync(path, left);
    const environment = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${left}` };
    const session = sessionIdentity({ environment, usesDisplay: true });
    await bus.close();
    expect(await findSessionEnd(session)).toBe(`nobody listens on ${left}`);
  });

  it('lasts while its bus has no time for one more connection', async () => {
    const path = join(temporaryFolder(), 'bus');
    const code = `require('node:net').createServer().listen({ path: ${JSON.stringify(path)}, backlog: 1 }, () => console.log())`;
    const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    const environment = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` };
    const session = sessionIdentity({ environment, usesDisplay: true });
    child.kill('SIGSTOP');
    const waiting: Socket[] = [];
    onTestFinished(() => waiting.forEach((socket) => socket.destroy()));
    const isTaken = async () => {
      const socket = connect(path);
      waiting.push(socket);
      return once(socket, 'connect').then(
        () => true,
        () => false,
      );
    };
    while (await isTaken());
    expect(await findSessionEnd(session)).toBeNull();
  });

  it('is not over for a process that uses no display when a display goes', async () => {
    const path = join(temporaryFolder(), 'bus');
    const bus = await listenOn(path);
    const environment = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` };
    const session = sessionIdentity({ environment, usesDisplay: false });
    await bus.close();
    rmSync(path, { force: true });
    expect(await findSessionEnd(session)).toBeNull();
  });

  it('is over when the computer was started again', async () => {
    const session = { ...(JSON.parse(sessionIdentity({ environment: {}, usesDisplay: false })) as object) };
    expect(await findSessionEnd(JSON.stringify({ ...session, boot: 'another' }))).toBe(
      'the computer was started again',
    );
  });

  it('is not called over where nothing is known of it', async () => {
    expect(await findSessionEnd(null)).toBeNull();
    expect(await findSessionEnd('{oops')).toBeNull();
    expect(await findSessionEnd('{"boot": 7}')).toBeNull();
  });
});
