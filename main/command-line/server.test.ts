import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { useLoopbackTime } from '../testing/loopback-time';
import { readAddress, writeAddress } from './address';
import { askHolder } from './client';
import type { HolderRequest } from './requests';
import { CommandServer } from './server';

useLoopbackTime();

const MEASURE = { ask: 'measure', mode: 'light' } as const;

async function serve(
  dataFolder: string,
  answer: (request: HolderRequest) => Promise<unknown> | null,
  environment: NodeJS.ProcessEnv = {},
) {
  const lines: string[] = [];
  const server = new CommandServer({ dataFolder, environment, answer, log: (line) => lines.push(line) });
  await server.open();
  onTestFinished(() => server.close());
  return { server, lines };
}

/** A server of somebody else. */
async function listenAt(path: string, onSocket: (socket: Socket) => void): Promise<void> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    onSocket(socket);
  }).listen(path);
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
}

/** A folder with a path that no socket can have. */
function longFolder(): string {
  const folder = join(
    temporaryFolder(),
    'a-folder-with-a-name-that-is-longer-than-any-socket-may-have-'.repeat(3),
  );
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

describe('the process that holds a data folder', () => {
  it('does what another process asks for, and hands its answer back', async () => {
    const folder = temporaryFolder();
    const asked: HolderRequest[] = [];
    await serve(folder, (request) => {
      asked.push(request);
      return Promise.resolve({ figures: ['94 Mbit/s', 'two\nlines'] });
    });
    expect(await askHolder(folder, MEASURE)).toEqual({
      kind: 'done',
      reply: { figures: ['94 Mbit/s', 'two\nlines'] },
    });
    expect(asked).toEqual([MEASURE]);
  });

  it('says "later" to what it does not do, and to what it does not understand', async () => {
    const folder = temporaryFolder();
    await serve(folder, () => null);
    expect(await askHolder(folder, MEASURE)).toEqual({ kind: 'later' });
    expect(await askHolder(folder, { ask: 'format-the-disk' } as never)).toEqual({ kind: 'later' });
  });

  it('answers what it has taken before it closes, and nothing after', async () => {
    const folder = temporaryFolder();
    let finish: (value: string) => void = () => undefined;
    let isTaken: () => void = () => undefined;
    const taken = new Promise<void>((resolve) => (isTaken = resolve));
    const { server } = await serve(folder, () => {
      isTaken();
      return new Promise((resolve) => (finish = resolve));
    });
    const asked = askHolder(folder, MEASURE);
    await taken;
    const closed = server.close();
    expect(await askHolder(folder, MEASURE)).toEqual({ kind: 'absent' });
    finish('done after all');
    expect(await asked).toEqual({ kind: 'done', reply: 'done after all' });
    await closed;
    expect(existsSync(join(folder, 'command.sock'))).toBe(false);
    expect(readAddress(folder)).toBeNull();
  });

  it('goes away without an answer where it fails, which is logged', async () => {
    const folder = temporaryFolder();
    const { lines } = await serve(folder, () => Promise.reject(new Error('a bug')));
    expect(await askHolder(folder, MEASURE)).toEqual({ kind: 'absent' });
    expect(lines).toEqual(['A request of the command line failed']);
  });

  it('takes the place of one that was killed', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'command.sock'), '');
    writeAddress(folder, join(folder, 'command.sock'));
    expect(await askHolder(folder, MEASURE)).toEqual({ kind: 'absent' });
    await serve(folder, () => Promise.resolve('here'));
    expect(await askHolder(folder, MEASURE)).toMatchObject({ kind: 'done' });
  });

  it('hears only one request on a connection, and none that never ends', async () => {
    const folder = temporaryFolder();
    let count = 0;
    await serve(folder, () => Promise.resolve((count += 1)));
    const socket = connect(readAddress(folder) ?? '');
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write('x'.repeat(200_000));
    await closed;
    expect(await askHolder(folder, MEASURE)).toMatchObject({ reply: 1 });
  });
});

describe.skipIf(process.platform === 'win32')('the place where it listens', () => {
  it('is in the data folder, for this account alone', async () => {
    const folder = temporaryFolder();
    await serve(folder, () => null);
    expect(readAddress(folder)).toBe(join(folder, 'command.sock'));
    expect(statSync(join(folder, 'command.sock')).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'linewatch.address.json')).mode & 0o077).toBe(0);
  });

  it('is in the runtime folder of the account where the data folder’s path is too long', async () => {
    const folder = longFolder();
    const runtime = temporaryFolder();
    await serve(folder, () => Promise.resolve('here'), { XDG_RUNTIME_DIR: runtime });
    expect(readAddress(folder)).toMatch(new RegExp(`^${runtime}/linewatch-[0-9a-f]{16}\\.sock$`));
    expect(await askHolder(folder, MEASURE)).toMatchObject({ kind: 'done' });
  });

  it.each([
    ['is open to others', 0o755],
    ['does not exist', null],
  ])('is a folder of its own where the runtime folder %s', async (_what, mode) => {
    const folder = longFolder();
    const runtime = join(temporaryFolder(), 'run');
    if (mode !== null) mkdirSync(runtime, { mode });
    const { server } = await serve(folder, () => Promise.resolve('here'), { XDG_RUNTIME_DIR: runtime });
    const place = readAddress(folder) ?? '';
    expect(place).toMatch(/\/linewatch-socket-[^/]{6,}\/command\.sock$/);
    expect(statSync(join(place, '..')).mode & 0o777).toBe(0o700);
    expect(await askHolder(folder, MEASURE)).toMatchObject({ kind: 'done' });
    await server.close();
    expect(existsSync(join(place, '..'))).toBe(false);
  });

  it('is removed at the end, and nothing that lies beside it', async () => {
    const folder = join(temporaryFolder(), 'linewatch-socket-no');
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(join(folder, 'linewatch.db'), 'records');
    const { server } = await serve(folder, () => null);
    await server.close();
    expect(readdirSync(folder)).toEqual(['linewatch.db']);
  });

  it('is never what a link leads to', async () => {
    const folder = temporaryFolder();
    const real = join(temporaryFolder(), 'real.sock');
    await listenAt(real, (socket) => socket.end('{"kind":"done","reply":"a stranger"}\n'));
    symlinkSync(real, join(folder, 'command.sock'));
    writeAddress(folder, join(folder, 'command.sock'));
    expect(await askHolder(folder, MEASURE)).toEqual({ kind: 'foreign' });
  });

  it('is not asked for long where somebody listens and says nothing', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'command.sock');
    await listenAt(path, () => undefined);
    writeAddress(folder, path);
    expect(await askHolder(folder, MEASURE, 50)).toEqual({ kind: 'silent' });
  });

  it('is unknown where the address is not a file of this account’s, or no address', () => {
    const folder = temporaryFolder();
    expect(readAddress(folder)).toBeNull();
    for (const text of ['{oops', '{"path": 7}', '{"path": "relative.sock"}']) {
      writeFileSync(join(folder, 'linewatch.address.json'), text);
      expect(readAddress(folder)).toBeNull();
    }
  });
});
