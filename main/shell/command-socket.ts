import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Longest path of a Unix socket on every system that has them. */
const MAX_SOCKET_PATH = 100;

/** Where the application that owns a data folder listens for requests of the command line. */
export function socketPath(dataFolder: string): string {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\linewatch-${name}`;
  const inFolder = join(dataFolder, 'command.sock');
  return inFolder.length <= MAX_SOCKET_PATH ? inFolder : join(tmpdir(), `linewatch-${name}.sock`);
}

/** Answers each line that arrives with one line. Only the user's own account can connect. */
export function serveCommands(
  path: string,
  answer: (request: string) => Promise<string>,
  log: (sentence: string, error?: unknown) => void,
): Server {
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const server = createServer((socket) => serveOne(socket, answer, log));
  server.on('error', (error) => log('The command line cannot be served', error));
  const mask = process.umask(0o077);
  server.listen(path, () => server.unref());
  process.umask(mask);
  return server;
}

function serveOne(
  socket: Socket,
  answer: (request: string) => Promise<string>,
  log: (sentence: string, error?: unknown) => void,
): void {
  socket.on('error', () => socket.destroy());
  createInterface({ input: socket }).once('line', (line) => {
    answer(line)
      .then((reply) => socket.end(`${reply}\n`))
      .catch((error: unknown) => {
        log('A request of the command line failed', error);
        socket.destroy();
      });
  });
}

/** Sends one line and resolves with the answer; null when nobody listens or the other side goes away. */
export function askCommand(path: string, request: string): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect(path, () => socket.write(`${request}\n`));
    socket.on('error', () => resolve(null));
    socket.on('close', () => resolve(null));
    createInterface({ input: socket }).once('line', resolve);
  });
}
