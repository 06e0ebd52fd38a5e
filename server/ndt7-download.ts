import type { WebSocket } from 'ws';
import type { Service } from './exchange';
import type { TellProgress } from './ndt7-progress';
import { pieceBytes } from './payload';

const FIRST_MESSAGE_BYTES = 8_192;
/** Messages grow while they are smaller than 1/16 of the bytes sent so far (NDT7, "message scaling"). */
const SCALING_FRACTION = 16;
const TELL_EVERY_MS = 250;

/** Sends random messages of growing size for a limited time, and reports the number of bytes regularly. */
export class Ndt7Download {
  readonly #client: WebSocket;
  readonly #service: Service;
  readonly #tell: TellProgress;
  readonly #durationMs: number;
  readonly #maxBytes: number;

  readonly #startedAtMs = performance.now();
  #toldAtMs = this.#startedAtMs;
  #messageBytes = FIRST_MESSAGE_BYTES;
  #bytes = 0;

  constructor(client: WebSocket, service: Service, tell: TellProgress, durationMs: number, maxBytes: number) {
    this.#client = client;
    this.#service = service;
    this.#tell = tell;
    this.#durationMs = durationMs;
    this.#maxBytes = maxBytes;
  }

  /** Resolves when the test has ended or the client has disconnected. */
  async run(): Promise<void> {
    const [client, service] = [this.#client, this.#service];
    while (client.readyState === client.OPEN) {
      const nowMs = performance.now();
      const isOver = nowMs - this.#startedAtMs >= this.#durationMs || this.#bytes >= this.#maxBytes;
      if (isOver || nowMs - this.#toldAtMs >= TELL_EVERY_MS) {
        this.#toldAtMs = nowMs;
        this.#tell(nowMs - this.#startedAtMs, this.#bytes);
      }
      if (isOver) {
        client.close(1000);
        return;
      }
      await service.down?.take(this.#messageBytes);
      await this.#send();
    }
  }

  #send(): Promise<void> {
    const [client, service] = [this.#client, this.#service];
    return new Promise((resolve) => {
      client.send(service.data.subarray(0, this.#messageBytes), { binary: true }, () => {
        this.#bytes += this.#messageBytes;
        const isSmall = this.#messageBytes < this.#bytes / SCALING_FRACTION;
        if (isSmall && this.#messageBytes < pieceBytes(service)) this.#messageBytes *= 2;
        resolve();
      });
    });
  }
}
