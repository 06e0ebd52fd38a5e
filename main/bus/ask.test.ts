import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { useLoopbackTime } from '../testing/loopback-time';
import { askBus } from './ask';
import { sessionBusPath } from './address';

useLoopbackTime();

const CALL = { destination: 'a.B', path: '/p', interface: 'a.I', member: 'M' };
const PATIENT_MS = 60_000;

/** An answer with one text; to the call of this serial. */
function answer(serial: number, text: string, type = 2): Buffer {
  const head = Buffer.from([0x6c, type, 0, 1, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0]);
  const name = Buffer.from(`${text}\0`);
  const error = Buffer.concat([Buffer.from([4, 1, 0x73, 0]), uint32(name.length - 1), name]);
  const fields = [
    Buffer.concat([Buffer.from([5, 1, 0x75, 0]), uint32(serial)]),
    ...(type === 3 ? [error] : [Buffer.from([8, 1, 0x67, 0, 1, 0x73, 0])]),
  ];
  const body = type === 3 ? Buffer.alloc(0) : Buffer.concat([uint32(name.length - 1), name]);
  const array = Buffer.concat(fields);
  head.writeUInt32LE(array.length, 12);
  head.writeUInt32LE(body.length, 4);
  const padding = Buffer.alloc((8 - ((head.length + array.length) % 8)) % 8);
  return Buffer.concat([head, array, padding, body]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** A session bus that agrees to whoever comes and then sends these bytes in pieces of a byte. */
async function bus(greeting: string, then: readonly Buffer[] = []): Promise<string> {
  const path = join(temporaryFolder(), 'bus');
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(greeting);
      socket.once('data', () => {
        for (const byte of Buffer.concat(then)) socket.write(Buffer.from([byte]));
      });
    });
  });
  onTestFinished(
    () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  );
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return path;
}

describe('a question to a bus', () => {
  it('gets the answer to its call, and not to another one', async () => {
    const path = await bus('OK 1234\r\n', [answer(1, ':1.7'), answer(0, 'signal'), answer(2, 'yes')]);
    expect(await askBus(path, CALL, PATIENT_MS)).toEqual({ kind: 'answered', values: ['yes'] });
  });

  it('gets the name of the error', async () => {
    const path = await bus('OK 1234\r\n', [answer(2, 'org.example.Error', 3)]);
    expect(await askBus(path, CALL, PATIENT_MS)).toEqual({ kind: 'error', name: 'org.example.Error' });
  });

  it('ends when nobody answers in time', async () => {
    expect(await askBus(await bus('OK 1234\r\n'), CALL, 50)).toEqual({ kind: 'silent' });
  });

  it.each([
    ['refuses this account', 'REJECTED EXTERNAL\r\n', []],
    ['answers nonsense', 'OK 1234\r\n', [Buffer.from('HTTP/1.1 400 Bad Request')]],
  ])('ends when the bus %s', async (_name, greeting, then) => {
    expect(await askBus(await bus(greeting, then), CALL, PATIENT_MS)).toMatchObject({
      kind: 'unreachable',
    });
  });

  it('ends when there is no bus', async () => {
    const path = join(temporaryFolder(), 'bus');
    expect(await askBus(path, CALL, PATIENT_MS)).toMatchObject({ kind: 'unreachable' });
  });
});

describe('the place of the session bus', () => {
  it.each([
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' }, '/run/user/1000/bus'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/tmp/dbus-a,guid=bb39' }, '/tmp/dbus-a'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:abstract=/tmp/dbus-b,guid=bb39' }, '\0/tmp/dbus-b'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=localhost,port=1;unix:path=/tmp/a%20b' }, '/tmp/a b'],
    [{ XDG_RUNTIME_DIR: '/run/user/1000' }, '/run/user/1000/bus'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'autolaunch:' }, null],
    [{}, null],
  ])('%j: %j', (environment, path) => {
    expect(sessionBusPath(environment)).toBe(path);
  });
});
