import { createServer, type Server, type Socket } from 'node:net';
import { clearAddress, listeningPlaces, writeAddress } from './address';
import { onLines } from './lines';
import { parseLine, requestSchema, SIGN_EVERY_MS, type HolderLine, type HolderRequest } from './requests';

/** Whoever connects says what it wants within this time, or is cut off. */
const ASK_WITHIN_MS = 5_000;
const MAX_CONNECTIONS = 32;
const MAX_REQUEST_BYTES = 64 * 1024;

export interface CommandServerDeps {
  readonly dataFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Does what is asked for. Null: this process does it no more, or not at all. */
  readonly answer: (request: HolderRequest) => Promise<unknown> | null;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Answers the other processes of the account that want something of the data folder that this process holds. */
export class CommandServer {
  readonly #deps: CommandServerDeps;
  readonly #answering = new Set<Promise<void>>();
  #server: Server | null = null;
  #isClosed = false;

  constructor(deps: CommandServerDeps) {
    this.#deps = deps;
  }

  /** Listens at the first place that allows it. Where none does, that is logged: commands then wait in vain. */
  async open(): Promise<void> {
    const { dataFolder, environment, log } = this.#deps;
    try {
      clearAddress(dataFolder);
      for (const place of listeningPlaces(dataFolder, environment)) {
        if (this.#isClosed) return;
        if (await this.#listen(place)) return writeAddress(dataFolder, place);
      }
      log('No place was found to listen for the command line');
    } catch (error) {
      log('The command line cannot be served', error);
    }
  }

  /** Takes no request any more, and resolves when those are answered that it has taken. */
  async close(): Promise<void> {
    if (!this.#isClosed) {
      this.#isClosed = true;
      if (this.#server !== null) clearAddress(this.#deps.dataFolder);
      this.#server?.close();
    }
    await Promise.all(this.#answering);
  }

  #listen(place: string): Promise<boolean> {
    const server = createServer((socket) => this.#serve(socket));
    server.maxConnections = MAX_CONNECTIONS;
    return new Promise((resolve) => {
      server.once('error', (error) => {
        this.#deps.log(`The command line cannot be served at ${place}`, error);
        resolve(false);
      });
      // Only this account may connect.
      const mask = process.umask(0o077);
      server.listen(place, () => {
        server.unref();
        this.#server = server;
        resolve(true);
      });
      process.umask(mask);
    });
  }

  #serve(socket: Socket): void {
    socket.on('error', () => socket.destroy());
    socket.setTimeout(ASK_WITHIN_MS, () => socket.destroy());
    let isAsked = false;
    const hear = (line: string) => {
      if (isAsked) return;
      isAsked = true;
      socket.setTimeout(0);
      const answering = this.#answer(socket, line).finally(() => this.#answering.delete(answering));
      this.#answering.add(answering);
    };
    onLines(socket, hear, MAX_REQUEST_BYTES);
  }

  async #answer(socket: Socket, line: string): Promise<void> {
    const say = (said: HolderLine) => {
      if (socket.writable) socket.write(`${JSON.stringify(said)}\n`);
    };
    const sign = setInterval(() => say({ kind: 'working' }), SIGN_EVERY_MS);
    try {
      say({ kind: 'working' });
      const request = parseLine(line, requestSchema);
      const work = request === null || this.#isClosed ? null : this.#deps.answer(request);
      say(work === null ? { kind: 'later' } : { kind: 'done', reply: (await work) ?? null });
    } catch (error) {
      this.#deps.log('A request of the command line failed', error);
    } finally {
      clearInterval(sign);
      await new Promise<void>((resolve) => socket.end(resolve));
    }
  }
}
