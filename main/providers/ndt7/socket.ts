import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { ConnectionUsed } from '../../../shared/connection-used';
import type { ConnectionOptions } from '../../engine/http/connection-options';
import { toFailure, type Failure } from '../../engine/failure';
import { badAnswer, LOGIN_PAGE } from '../../engine/http/head';
import { MAX_INTERIM } from '../../engine/http/response-reader';
import { afterRunning } from '../../engine/running-timer';
import { Ndt7Transport } from './transport';

const SUBPROTOCOL = 'net.measurementlab.ndt.v7';
/** The largest message that a client has to take (NDT7 0.11). */
const MAX_MESSAGE_BYTES = 1 << 24;
const OPEN = 1;

/** Of node:http, where a connection takes time to be made. */
type OnCreated = (error: Error | null, socket: Socket) => void;

/** What happens on a socket. After `onEnd` nothing more comes. */
export interface Ndt7SocketEvents {
  onOpen(): void;
  onText(data: Buffer): void;
  /** A message of data has come. */
  onData?(): void;
  /** Null: the other side closed; once a test runs that is its usual end, however it is done. */
  onEnd(failure: Failure | null): void;
}

/** One WebSocket that speaks NDT7. Bytes are counted below it, since a message is counted only when it is whole. */
export class Ndt7Socket {
  readonly #events: Ndt7SocketEvents;

  #transport: Ndt7Transport | null = null;
  readonly #webSocket: WebSocket;
  readonly #cancelTimer: () => void;
  #atOpen = { read: 0, sent: 0 };
  #isOver = false;

  constructor(url: URL, connection: ConnectionOptions, handshakeMs: number, events: Ndt7SocketEvents) {
    this.#events = events;

    this.#cancelTimer = afterRunning(handshakeMs, () => {
      const silence = { reason: 'timeout', detail: `no answer from ${url.host} in time` } as const;
      this.#finish(this.#transport?.silence('in time') ?? silence);
    });
    this.#webSocket = new WebSocket(url, SUBPROTOCOL, {
      perMessageDeflate: false,
      maxPayload: MAX_MESSAGE_BYTES,
      skipUTF8Validation: true,
      // Frames of a client must be masked; with a mask of zeros nothing has to be changed in them.
      generateMask: () => undefined,
      finishRequest: (request) => {
        // A flood of interim answers also delays the timer that would end the wait.
        let interim = 0;
        request.on('information', () => {
          interim += 1;
          if (interim > MAX_INTERIM) this.#finish(badAnswer('endless interim answers'));
        });
        request.end();
      },
      createConnection: (_options: unknown, onCreated: OnCreated) => {
        const ready = (socket: Socket): void => {
          onCreated(null, socket);
        };
        this.#transport = new Ndt7Transport(url, connection, ready, (failure) => {
          this.#finish(failure);
        });
        return null;
      },
    });
    // Data is only counted: joined to whole messages it would take megabytes each.
    this.#webSocket.binaryType = 'fragments';
    this.#webSocket.on('open', () => {
      this.#open();
    });
    this.#webSocket.on('message', (data: Buffer, isBinary) => {
      if (this.#isOver) return;
      if (isBinary) events.onData?.();
      else events.onText(data);
    });
    this.#webSocket.on('unexpected-response', (_request, { statusCode = 0, headers }) => {
      this.#finish(handshakeFault(statusCode, headers, url));
    });
    this.#webSocket.on('error', (error) => {
      const failure = this.#transport?.toFailure(error) ?? toFailure(error);
      this.#finish(failure.reason === 'internal' ? badAnswer(failure.detail) : failure);
    });
    this.#webSocket.on('close', () => {
      this.#finish(null);
    });
  }

  /** Bytes that arrived since the socket was open, frames included. */
  get bytesRead(): number {
    return (this.#transport?.bytesRead ?? 0) - this.#atOpen.read;
  }

  /** Bytes handed over to the system since the socket was open, frames included. */
  get bytesSent(): number {
    return (this.#transport?.bytesSent ?? 0) - this.#atOpen.sent;
  }

  /** Bytes that still wait for the system. */
  get bytesWaiting(): number {
    return this.#webSocket.bufferedAmount;
  }

  /** Which way the bytes take; null before there is any. */
  get used(): ConnectionUsed | null {
    return this.#transport?.used ?? null;
  }

  /** The interface that the bytes go out by; null where they do not leave this computer. */
  get interfaceName(): string | null {
    return this.#transport?.interfaceName ?? null;
  }

  /** Sends a binary message; `onRoom` comes when the system has taken it. */
  send(message: Buffer, onRoom: () => void): void {
    if (!this.#isOver && this.#webSocket.readyState === OPEN) this.#webSocket.send(message, onRoom);
  }

  /** Asks the other side to close, in an orderly way. */
  sayGoodbye(): void {
    this.#webSocket.close(1000);
  }

  /** Closes at once and without a further event. */
  close(): void {
    this.#isOver = true;
    this.#cancelTimer();
    this.#webSocket.terminate();
    this.#transport?.close();
  }

  #open(): void {
    if (this.#isOver) return;
    this.#cancelTimer();
    this.#atOpen = { read: this.bytesRead, sent: this.bytesSent };
    this.#events.onOpen();
  }

  #finish(failure: Failure | null): void {
    if (this.#isOver) return;
    this.close();
    this.#events.onEnd(failure);
  }
}

/** What an answer other than the change to WebSocket means. */
function handshakeFault(status: number, headers: IncomingHttpHeaders, asked: URL): Failure {
  const detail = `HTTP ${status} in place of a WebSocket`;
  if (status === 429 || status === 503) return { reason: 'refused-by-provider', detail };
  if (status === 511) return { ...LOGIN_PAGE, detail };
  if (status >= 400) return { reason: 'http-status', detail };
  const isElsewhere = leadsElsewhere(headers.location, asked);
  const isPage = /^text\/html/i.test(headers['content-type'] ?? '');
  return isElsewhere || isPage ? { ...LOGIN_PAGE, detail } : badAnswer(detail);
}

/** A redirect to another host, while the address asked for is not protected: most likely the login of a network. */
function leadsElsewhere(location: string | undefined, asked: URL): boolean {
  if (location === undefined || asked.protocol !== 'ws:' || !URL.canParse(location, asked)) return false;
  return new URL(location, asked).hostname !== asked.hostname;
}
