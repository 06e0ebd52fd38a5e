import { isIP, connect as connectPlain, type OnReadOpts, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { connect as connectTls } from 'node:tls';
import { failureOf, type Failure } from './failure';

/** A connection that is not made after this long counts as a timeout. */
const CONNECT_TIMEOUT_MS = 5_000;

/** What happens on a connection. After `onEnd` nothing more comes. */
export interface ConnectionEvents {
  onOpen(): void;
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
  private readonly socket: Socket;
  private readonly connectTimer: NodeJS.Timeout;
  private isOver = false;

  /** Starts to connect to the host of `url` (http or https). The buffer may be shared between connections. */
  constructor(
    url: URL,
    readBuffer: Uint8Array,
    private readonly events: ConnectionEvents,
  ) {
    const isTls = url.protocol === 'https:';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const onread: OnReadOpts = {
      buffer: readBuffer,
      callback: (length, buffer) => {
        if (!this.isOver) this.events.onBytes(buffer, length);
        return !this.isOver;
      },
    };
    const address = { host, port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port), onread };
    this.connectTimer = setTimeout(() => {
      this.finish({ reason: 'timeout', detail: `no connection to ${url.host} within 5 seconds` });
    }, CONNECT_TIMEOUT_MS);
    this.socket = isTls
      ? connectTls({ ...address, ALPNProtocols: ['http/1.1'], ...(isIP(host) === 0 && { servername: host }) })
      : connectPlain(address);
    this.socket.setNoDelay(true);
    this.socket.once(isTls ? 'secureConnect' : 'connect', () => {
      clearTimeout(this.connectTimer);
      if (!this.isOver) this.events.onOpen();
    });
    this.socket.on('drain', () => {
      if (!this.isOver) this.events.onRoom?.();
    });
    this.socket.on('error', (error) => {
      this.finish(failureOf(error, hasNetwork()));
    });
    this.socket.on('end', () => {
      this.finish(null);
    });
    this.socket.on('close', () => {
      this.finish(null);
    });
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

  private finish(failure: Failure | null): void {
    if (this.isOver) return;
    this.close();
    this.events.onEnd(failure);
  }
}

/** Whether this computer has an address of its own besides loopback. */
function hasNetwork(): boolean {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .some((address) => !address.internal);
}
