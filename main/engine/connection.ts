import { isIP, connect as connectPlain, type OnReadOpts, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { connect as connectTls, TLSSocket } from 'node:tls';
import type { ConnectionUsed } from '../../shared/run';
import { monotonicMs } from './clock';
import { DIRECT, familyOf, fitsFamily, type ConnectionOptions } from './connection-options';
import { failureOf, type Failure } from './failure';
import { openTunnel, proxyName } from './tunnel';

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
  private socket: Socket;
  private readonly connectTimer: NodeJS.Timeout;
  private readonly host: string;
  private readonly isTls: boolean;
  private readonly proxyUrl: string | null;
  private isOver = false;

  /**
   * Starts to connect to the host of `url` (http or https). The buffer may be shared between connections.
   * A proxy is used for https only; Node reads what comes through one into buffers of its own.
   */
  constructor(
    private readonly url: URL,
    readBuffer: Uint8Array,
    private readonly events: ConnectionEvents,
    options: ConnectionOptions = DIRECT,
  ) {
    this.isTls = url.protocol === 'https:';
    this.host = url.hostname.replace(/^\[|\]$/g, '');
    this.proxyUrl = this.isTls ? options.proxyUrl : null;
    this.connectTimer = setTimeout(() => {
      this.finish({ reason: 'timeout', detail: `no connection to ${url.host} within 5 seconds` });
    }, CONNECT_TIMEOUT_MS);
    const peer = this.proxyUrl === null ? url : new URL(this.proxyUrl);
    const target = {
      host: peer.hostname.replace(/^\[|\]$/g, ''),
      port: portOf(peer),
      family: familyOf(options),
      ...(options.localAddress !== null && { localAddress: options.localAddress }),
    };
    const reading = { ...target, onread: this.onread(readBuffer) };
    if (this.proxyUrl !== null) this.socket = connectPlain(target);
    else this.socket = this.isTls ? connectTls({ ...reading, ...this.tlsOptions() }) : connectPlain(reading);
    this.follow(this.socket);
    this.timeAttempt(this.socket);
    if (this.proxyUrl === null) this.socket.once(this.isTls ? 'secureConnect' : 'connect', this.onOpen);
    else this.goThrough(this.proxyUrl);
    if (!fitsFamily(target.host, options)) {
      const detail = `${url.host} cannot be reached over the IP version or the address that is set`;
      queueMicrotask(() => {
        this.finish({ reason: 'no-server', detail });
      });
    }
  }

  /** Which way the bytes take; parts are null while it is not open. */
  get used(): ConnectionUsed {
    const { localAddress, remoteFamily } = this.socket;
    return {
      localAddress: localAddress ?? null,
      ipVersion: remoteFamily === 'IPv4' ? 4 : remoteFamily === 'IPv6' ? 6 : null,
      proxy: this.proxyUrl === null ? null : proxyName(this.proxyUrl),
    };
  }

  /** Round trips that its TLS handshake took; 0 over plain TCP. Known once it is open. */
  get tlsRoundTrips(): 0 | 1 | 2 {
    if (!(this.socket instanceof TLSSocket)) return 0;
    return this.socket.getProtocol() === 'TLSv1.3' ? 1 : 2;
  }

  /** Sends the parts as one; false when too much of it still waits for the system: then wait for `onRoom`. */
  write(parts: readonly (string | Uint8Array)[]): boolean {
    if (this.isOver) return false;
    this.socket.cork();
    for (const part of parts) this.socket.write(part);
    this.socket.uncork();
    return this.socket.writableLength === 0 || !this.socket.writableNeedDrain;
  }

  /** Closes at once and without a further event. */
  close(): void {
    this.isOver = true;
    clearTimeout(this.connectTimer);
    this.socket.destroy();
  }

  private readonly onOpen = (): void => {
    clearTimeout(this.connectTimer);
    if (!this.isOver) this.events.onOpen();
  };

  private onread(buffer: Uint8Array): OnReadOpts {
    return {
      buffer,
      callback: (length, bytes) => {
        if (!this.isOver) this.events.onBytes(bytes, length);
        return !this.isOver;
      },
    };
  }

  private tlsOptions() {
    return { ALPNProtocols: ['http/1.1'], ...(isIP(this.host) === 0 && { servername: this.host }) };
  }

  private follow(socket: Socket): void {
    socket.setNoDelay(true);
    socket.on('drain', () => {
      if (!this.isOver) this.events.onRoom?.();
    });
    socket.on('error', (error) => {
      this.finish(failureOf(error, hasNetwork()));
    });
    for (const event of ['end', 'close'] as const) {
      socket.on(event, () => {
        this.finish(null);
      });
    }
  }

  private timeAttempt(socket: Socket): void {
    let attemptedAtMs = monotonicMs();
    socket.on('connectionAttempt', () => {
      attemptedAtMs = monotonicMs();
    });
    socket.once('connect', () => {
      if (!this.isOver) this.events.onConnected?.(attemptedAtMs, monotonicMs());
    });
  }

  /** Has the proxy lead to the server, and speaks TLS with that one. */
  private goThrough(proxyUrl: string): void {
    const plain = this.socket;
    const target = `${this.url.hostname}:${String(portOf(this.url))}`;
    plain.once('connect', () => {
      openTunnel(plain, proxyUrl, target, (failure) => {
        if (this.isOver) return;
        if (failure !== null) {
          this.finish(failure);
          return;
        }
        this.socket = connectTls({ socket: plain, host: this.host, ...this.tlsOptions() });
        this.follow(this.socket);
        this.socket.once('secureConnect', this.onOpen);
        this.socket.on('data', (bytes: Buffer) => {
          if (!this.isOver) this.events.onBytes(bytes, bytes.length);
        });
      });
    });
  }

  private finish(failure: Failure | null): void {
    if (this.isOver) return;
    this.close();
    this.events.onEnd(failure);
  }
}

const portOf = ({ protocol, port }: URL): number =>
  port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);

/** Whether this computer has an address of its own besides loopback. */
function hasNetwork(): boolean {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .some((address) => !address.internal);
}
