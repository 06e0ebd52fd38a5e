import { connect as connectPlain, Socket, type OnReadOpts } from 'node:net';
import { connect as connectTls, TLSSocket } from 'node:tls';
import type { ConnectionUsed } from '../../../shared/run';
import { monotonicMs } from '../clock';
import type { Failure } from '../failure';
import { afterRunning } from '../running-timer';
import { ConnectStage } from './connect-stage';
import { DIRECT, type ConnectionOptions } from './connection-options';
import type { Proxy } from './proxy';
import { routeTo, type Route } from './route';
import { connectionUsed, interfaceOfSocket } from './socket-way';
import { openTunnel } from './tunnel';

/** A connection that is not made after this long counts as a timeout. */
const CONNECT_TIMEOUT_MS = 5_000;

/** What happens on a connection. After `onEnd` nothing more comes. */
export interface ConnectionEvents {
  onOpen(): void;
  /** It stands below TLS. When the attempt began and ended, on the engine's clock, without the look-up of the name. */
  onConnected?(attemptedAtMs: number, connectedAtMs: number): void;
  /** Bytes arrived; they are valid during the call only. */
  onBytes(buffer: Uint8Array, length: number): void;
  /** There is room again for writing. */
  onRoom?(): void;
  /** Null: the other side closed in an orderly way. */
  onEnd(failure: Failure | null): void;
}

/**
 * One TCP or TLS connection that reads into a buffer given from outside, so that nothing is allocated
 * while data arrives. Speaks HTTP/1.1 only: several streams over one HTTP/2 connection share one window.
 */
export class Connection {
  readonly #events: ConnectionEvents;
  readonly #route: Route;
  readonly #stage: ConnectStage;
  readonly #cancelTimer: () => void;
  #socket: Socket;
  #isOver = false;

  /**
   * Starts to connect to the host of `url` (http or https). The buffer may be shared between connections.
   * A proxy is used for https only; Node reads what comes through one into buffers of its own.
   */
  constructor(
    url: URL,
    readBuffer: Uint8Array,
    events: ConnectionEvents,
    options: ConnectionOptions = DIRECT,
  ) {
    this.#events = events;
    this.#route = routeTo(url, options);
    this.#stage = new ConnectStage(this.#route);
    this.#cancelTimer = afterRunning(CONNECT_TIMEOUT_MS, () => {
      this.#finish(this.#stage.silence('within 5 seconds'));
    });
    const { obstacle, proxy } = this.#route;
    this.#socket = obstacle === null ? this.#connect(readBuffer) : new Socket();
    this.#stage.follow(this.#socket);
    this.#follow(this.#socket);
    this.#timeAttempt(this.#socket);
    if (obstacle !== null) {
      queueMicrotask(() => {
        this.#finish(obstacle);
      });
    } else if (proxy === null)
      this.#socket.once(this.#route.isTls ? 'secureConnect' : 'connect', this.#onOpen);
    else this.#goThrough(proxy);
  }

  /** Which way the bytes take; parts are null while it is not open. */
  get used(): ConnectionUsed {
    return connectionUsed(this.#socket, this.#route);
  }

  /** The interface that it goes out by; null where it does not leave this computer, and while it is not open. */
  get interfaceName(): string | null {
    return interfaceOfSocket(this.#socket);
  }

  /** Round trips that its TLS handshake took; 0 over plain TCP. Known once it is open. */
  get tlsRoundTrips(): 0 | 1 | 2 {
    if (!(this.#socket instanceof TLSSocket)) return 0;
    return this.#socket.getProtocol() === 'TLSv1.3' ? 1 : 2;
  }

  /** What it means that nothing has come of it in time; `waited` names the wait: `in time`. */
  silence(waited: string): Failure {
    return this.#stage.silence(waited);
  }

  /** Sends the parts as one; false when too much of it still waits for the system: then wait for `onRoom`. */
  write(parts: readonly (string | Uint8Array)[]): boolean {
    if (this.#isOver) return false;
    this.#socket.cork();
    for (const part of parts) this.#socket.write(part);
    this.#socket.uncork();
    return this.#socket.writableLength === 0 || !this.#socket.writableNeedDrain;
  }

  /** Closes at once and without a further event. */
  close(): void {
    this.#isOver = true;
    this.#cancelTimer();
    this.#socket.destroy();
  }

  #connect(readBuffer: Uint8Array): Socket {
    const { peer, proxy, tls, isTls } = this.#route;
    if (proxy !== null) return connectPlain(peer);
    const reading = { ...peer, onread: this.#onread(readBuffer) };
    return isTls ? connectTls({ ...reading, ...tls }) : connectPlain(reading);
  }

  readonly #onOpen = (): void => {
    this.#cancelTimer();
    this.#stage.opened();
    if (!this.#isOver) this.#events.onOpen();
  };

  #onread(buffer: Uint8Array): OnReadOpts {
    return {
      buffer,
      callback: (length, bytes) => {
        if (!this.#isOver) this.#events.onBytes(bytes, length);
        return !this.#isOver;
      },
    };
  }

  #follow(socket: Socket): void {
    socket.setNoDelay(true);
    socket.on('drain', () => {
      if (!this.#isOver) this.#events.onRoom?.();
    });
    socket.on('error', (error) => {
      this.#finish(this.#stage.toFailure(error));
    });
    for (const event of ['end', 'close'] as const) {
      socket.on(event, () => {
        this.#finish(this.#stage.closure());
      });
    }
  }

  #timeAttempt(socket: Socket): void {
    let attemptedAtMs = monotonicMs();
    socket.on('connectionAttempt', () => {
      attemptedAtMs = monotonicMs();
    });
    socket.once('connect', () => {
      if (!this.#isOver) this.#events.onConnected?.(attemptedAtMs, monotonicMs());
    });
  }

  /** Has the proxy lead to the server, and speaks TLS with that one. */
  #goThrough(proxy: Proxy): void {
    const plain = this.#socket;
    plain.once('connect', () => {
      openTunnel(plain, proxy, this.#route, (failure) => {
        if (this.#isOver) return;
        if (failure !== null) {
          this.#finish(failure);
          return;
        }
        this.#stage.tunnelled();
        this.#socket = connectTls({ socket: plain, host: this.#route.host, ...this.#route.tls });
        this.#follow(this.#socket);
        this.#socket.once('secureConnect', this.#onOpen);
        this.#socket.on('data', (bytes: Buffer) => {
          if (!this.#isOver) this.#events.onBytes(bytes, bytes.length);
        });
      });
    });
  }

  #finish(failure: Failure | null): void {
    if (this.#isOver) return;
    this.close();
    this.#events.onEnd(failure);
  }
}
