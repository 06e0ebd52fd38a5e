import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** More than this does not wait before the line: who sends is slowed down. */
const QUEUE_MS = 20;

export interface LineOptions {
  /** Where the line leads to. */
  readonly port: number;
  /** In each direction; as fast as it goes if not given. */
  readonly bitsPerSecond?: number;
  /** From one end to the other. */
  readonly delayMs?: number;
}

/** A line on loopback, on the clock of the test. */
export interface Line {
  /** Base address of what is at the other end. */
  readonly url: string;
  /** Bytes so far in each direction. */
  readonly moved: () => { readonly down: number; readonly up: number };
  close(): Promise<void>;
}

/** Puts a line of a rate and a delay before a server on loopback. */
export async function startLine({ port, bitsPerSecond, delayMs = 0 }: LineOptions): Promise<Line> {
  const bytesPerMs = (bitsPerSecond ?? Number.POSITIVE_INFINITY) / 8_000;
  const [down, up] = [new Direction(bytesPerMs, delayMs), new Direction(bytesPerMs, delayMs)];
  const open = new Set<Socket>();
  const listener = createServer({ allowHalfOpen: true }, (client) => {
    const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    up.carry(client, server);
    down.carry(server, client);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port: own } = listener.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(own)}/`,
    moved: () => ({ down: down.bytes, up: up.bytes }),
    close: () =>
      new Promise((closed) => {
        for (const socket of open) socket.destroy();
        listener.close(() => {
          closed();
        });
      }),
  };
}

/** One direction, which all connections share. */
class Direction {
  bytes = 0;
  #freeAtMs = 0;

  readonly #bytesPerMs: number;
  readonly #delayMs: number;

  constructor(bytesPerMs: number, delayMs: number) {
    this.#bytesPerMs = bytesPerMs;
    this.#delayMs = delayMs;
  }

  carry(from: Socket, to: Socket): void {
    from.setNoDelay(true);
    to.setNoDelay(true);
    from.on('data', (piece) => {
      this.bytes += piece.length;
      for (const part of parts(piece, this.#bytesPerMs)) {
        this.#freeAtMs = Math.max(performance.now(), this.#freeAtMs) + part.length / this.#bytesPerMs;
        this.#onArrival(() => to.write(part));
      }
      const overMs = this.#waitingMs() - QUEUE_MS;
      if (overMs <= 0) return;
      from.pause();
      setTimeout(() => from.resume(), Math.ceil(overMs));
    });
    from.on('end', () => {
      this.#onArrival(() => to.end());
    });
  }

  #waitingMs(): number {
    return Math.max(0, this.#freeAtMs - performance.now());
  }

  /** Does something when all that was sent so far has arrived. */
  #onArrival(action: () => unknown): void {
    setTimeout(action, Math.round(this.#waitingMs() + this.#delayMs));
  }
}

/** What goes over the line within a millisecond each. */
function parts(piece: Buffer, bytesPerMs: number): readonly Buffer[] {
  const most = Number.isFinite(bytesPerMs) ? Math.max(1, Math.floor(bytesPerMs)) : piece.length;
  return Array.from({ length: Math.ceil(piece.length / most) }, (_, index) =>
    piece.subarray(index * most, (index + 1) * most),
  );
}
