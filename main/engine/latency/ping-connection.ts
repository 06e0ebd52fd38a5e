import { Connection, type ConnectionEvents } from '../http/connection';
import { DIRECT, type ConnectionOptions } from '../http/connection-options';
import { monotonicMs } from '../clock';
import type { Failure } from '../failure';
import {
  badAnswer,
  beginsLikePage,
  isWebPage,
  LOGIN_PAGE,
  staysOpen,
  statusFault,
  type ResponseHead,
} from '../http/head';
import { requestHead } from '../http/request-head';
import { ResponseReader } from '../http/response-reader';

const READ_BUFFER_BYTES = 16_384;
/**
 * LibreSpeed and Cloudflare answer a ping with an empty body, networkQuality with one byte; a larger body is a page.
 */
const MAX_BODY_BYTES = 1;
const BODY_FAULT = badAnswer('the answer to a ping is not empty');

/** Events of a ping connection. `onEnd` is the last one. */
export interface PingEvents {
  /** The connection is open; its first answer is still a cold one. */
  onOpen(): void;
  /** The TCP connection is open; start and end of its attempt. */
  onConnected?(attemptedAtMs: number, connectedAtMs: number): void;
  /** Bytes of the request and of its answer. */
  onAnswer(sentAtMs: number, answeredAtMs: number, requestBytes: number, answerBytes: number): void;
  /** Null: the server closed the connection in an orderly way, as it may after some requests. */
  onEnd(failure: Failure | null): void;
}

/**
 * A keep-alive connection that measures round trips with small GETs. Time stamps are taken next to the socket: right
 * after the write, and first when bytes arrive.
 */
export class PingConnection {
  readonly #url: URL;
  readonly #events: PingEvents;

  readonly #connection: Connection;
  readonly #reader: ResponseReader;
  readonly #sentAtMs: number[] = [];
  #arrivedAtMs = 0;
  #bodyBytes = 0;
  #requestBytes = 0;
  #answerBytes = 0;
  #hasPage = false;
  #isWebPage = false;

  constructor(url: URL, events: PingEvents, options: ConnectionOptions = DIRECT) {
    this.#url = url;
    this.#events = events;

    this.#reader = new ResponseReader({
      onHead: (head) => {
        this.#bodyBytes = 0;
        this.#isWebPage = isWebPage(head);
        return statusFault(head);
      },
      onPayload: (buffer, from, to) => {
        if (this.#bodyBytes === 0) this.#isWebPage ||= beginsLikePage(buffer.subarray(from, to));
        this.#bodyBytes += to - from;
        if (this.#bodyBytes > MAX_BODY_BYTES) this.#hasPage = true;
      },
      onComplete: (head) => {
        this.#complete(head);
      },
    });
    const connectionEvents: ConnectionEvents = {
      onConnected: (...times) => events.onConnected?.(...times),
      onOpen: () => {
        events.onOpen();
      },
      onBytes: (buffer, length) => {
        this.#arrivedAtMs = monotonicMs();
        this.#answerBytes += length;
        const failure = this.#reader.feed(buffer, length);
        if (failure !== null) this.#end(failure);
        else if (this.#hasPage) this.#end(this.#isWebPage ? LOGIN_PAGE : BODY_FAULT);
      },
      onEnd: (failure) => {
        events.onEnd(failure ?? this.#reader.end() ?? this.#closedEarly());
      },
    };
    const buffer = Buffer.allocUnsafe(READ_BUFFER_BYTES);
    this.#connection = new Connection(url, buffer, connectionEvents, options);
  }

  /** Number of expected answers. */
  get outstanding(): number {
    return this.#sentAtMs.length;
  }

  /** Round trips of the TLS handshake; 0 over plain TCP. Known once the connection is open. */
  get tlsRoundTrips(): 0 | 1 | 2 {
    return this.#connection.tlsRoundTrips;
  }

  /** The failure for a timeout; `waited` describes the wait. */
  silence(waited: string): Failure {
    return this.#connection.silence(waited);
  }

  ping(): void {
    const url = new URL(this.#url);
    url.searchParams.set('r', Math.random().toString(36).slice(2));
    const head = requestHead('GET', url);
    this.#requestBytes = head.length;
    this.#connection.write([head]);
    // The write is small enough for the system to accept it at once, and no answer is read in this turn of the event
    // loop. A time stamp before the write would include the socket layers, which are slow after a pause.
    this.#sentAtMs.push(monotonicMs());
  }

  close(): void {
    this.#connection.close();
  }

  #complete(head: ResponseHead): void {
    if (this.#hasPage) return;
    const sentAtMs = this.#sentAtMs.shift();
    if (sentAtMs === undefined) {
      this.#end(badAnswer('an answer that nobody asked for'));
      return;
    }
    const answerBytes = this.#answerBytes;
    this.#answerBytes = 0;
    this.#events.onAnswer(sentAtMs, this.#arrivedAtMs, this.#requestBytes, answerBytes);
    if (!staysOpen(head)) this.#end(null);
  }

  #end(failure: Failure | null): void {
    this.#connection.close();
    this.#events.onEnd(failure);
  }

  #closedEarly(): Failure | null {
    if (this.#sentAtMs.length === 0) return null;
    return { reason: 'refused', detail: 'the server closed the connection without an answer' };
  }
}
