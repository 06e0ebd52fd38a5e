import { connect as connectPlain, Socket, type OnReadOpts } from 'node:net';
import { connect as connectTls, TLSSocket } from 'node:tls';
import type { ConnectionUsed } from '../../../shared/connection-used';
import { monotonicMs } from '../clock';
import type { Failure } from '../failure';
import { afterRunning } from '../running-timer';
import { ConnectStage } from './connect-stage';
import { DIRECT, type ConnectionOptions } from './connection-options';
import type { Proxy } from './proxy';
import { routeTo, type Route } from './route';
import { connectionUsed, interfaceOfSocket } from './socket-way';
import { openTunnel } from './tunnel';

/** Timeout for opening a connection. */
const CONNECT_TIMEOUT_MS = 5_000;

/** Events of a connection. `onEnd` is the last one. */
export interface ConnectionEvents {
  onOpen(): void;
  /** The TCP connection is open. Start and end of the attempt on the engine’s clock, without resolving the name. */
  onConnected?(attemptedAtMs: number, connectedAtMs: number): void;
  /** Bytes arrived; they are valid only during the call. */
  onBytes(buffer: Uint8Array, length: number): void;
  /** More bytes can be written. */
  onRoom?(): void;
  /** Null: the other side closed the connection in an orderly way. */
  onEnd(failure: Failure | null): void;
}

/**
 * One TCP or TLS connection that reads into a given buffer, so that received data causes no allocation. HTTP/1.1
 * only: several streams over one HTTP/2 connection share one window.
 */
export class Connection {
  readonly #events: ConnectionEvents;
  readonly #route: Route;
  readonly #stage: ConnectStage;
  readonly #cancelTimer: () => void;
  #socket: Socket;
  #isOver = false;

  /**
   * Starts to connect to the host of `url` (http or https). Connections may share the buffer. A proxy is used for
   * https only; Node then reads into buffers of its own.
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

  /** Addresses and proxy of the connection; null parts while it is not open. */
  get used(): ConnectionUsed {
    return connectionUsed(this.#socket, this.#route);
  }

  /** The network interface; null if the connection does not leave this computer, and while it is not open. */
  get interfaceName(): string | null {
    return interfaceOfSocket(this.#socket);
  }

  /** Round trips of the TLS handshake; 0 over plain TCP. Known once the connection is open. */
  get tlsRoundTrips(): 0 | 1 | 2 {
    if (!(this.#socket instanceof TLSSocket)) return 0;
    return this.#socket.getProtocol() === 'TLSv1.3' ? 1 : 2;
  }

  /** The failure for a timeout; `waited` describes the wait: `in time`. */
  silence(waited: string): Failure {
    return this.#stage.silence(waited);
  }

  /** Sends the parts as one. Returns false if too much waits to be sent: then wait for `onRoom`. */
  write(parts: readonly (string | Uint8Array)[]): boolean {
    if (this.#isOver) return false;
    this.#socket.cork();
    for (const part of parts) this.#socket.write(part);
    this.#socket.uncork();
    return this.#socket.writableLength === 0 || !this.#socket.writableNeedDrain;
  }

  /** Closes at once, without a further event. */
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

  /** Opens a tunnel through the proxy, then TLS with the server. */
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
