import { randomFillSync } from 'node:crypto';
import { monotonicMs } from '../clock';
import { Connection, type ConnectionEvents } from '../http/connection';
import { DIRECT, type ConnectionOptions } from '../http/connection-options';
import { Detour, getRedirect } from '../http/detour';
import { isFailure, type Failure } from '../failure';
import { badAnswer, isWebPage, LOGIN_PAGE, statusFault, staysOpen, type ResponseHead } from '../http/head';
import { requestHead } from '../http/request-head';
import { ResponseReader } from '../http/response-reader';
import { BURST_BODY_BYTES, bodyBytesFor, MAX_BODY_BYTES, MIN_BODY_BYTES } from '../http/upload-body';
import { AcknowledgementMeter } from './meter';
import type { Load, LoadStream, LoadStreamEvents } from './stream';
import { Burst } from './burst';

/**
 * Limit of unacknowledged bytes on one stream, since a server may accept far more than it answers: initially this
 * size, later a number of seconds of the stream’s rate, which exceeds the buffers of any line.
 */
const FIRST_IN_FLIGHT_BYTES = 1_048_576;
const MOST_IN_FLIGHT_SECONDS = 1;

const READ_BUFFER_BYTES = 16_384;
/**
 * Maximum writes per turn of the event loop, so that answers and timers are handled even if the system accepts every
 * write at once.
 */
const WRITES_PER_TURN = 8;
/** A server that leaves this number of bodies unanswered for this long does not support pipelining. */
const UNPIPELINED_BODIES = 2;
const UNPIPELINED_AFTER_MS = 2_000;

/** URL of one upload. */
export type UploadUrl = () => URL;

/** State shared by the streams of one upload. */
interface Shared {
  readonly meter: AcknowledgementMeter;
  readonly body: Buffer;
  readonly readBuffer: Buffer;
  readonly detour: Detour;
  readonly burst: Burst | null;
  /** False once the server has answered only one request at a time. */
  isPipelining: boolean;
  /** Known limit of requests on one connection. */
  requestLimit: number;
}

/**
 * An upload load: every stream POSTs small bodies without waiting for answers. Bytes count when the answer to their
 * request arrives, since the sender alone would count megabytes that are still in its buffers.
 */
export function uploadLoad(nextUrl: UploadUrl, options: ConnectionOptions = DIRECT): Load {
  return createLoad(nextUrl, options, null);
}

/** An upload load of at most `capBytes`, whatever the rate. */
export function uploadBurst(capBytes: number, nextUrl: UploadUrl, options: ConnectionOptions = DIRECT): Load {
  return createLoad(nextUrl, options, new Burst(capBytes, BURST_BODY_BYTES));
}

function createLoad(nextUrl: UploadUrl, options: ConnectionOptions, burst: Burst | null): Load {
  const shared: Shared = {
    meter: new AcknowledgementMeter(),
    body: randomFillSync(Buffer.allocUnsafeSlow(burst === null ? MAX_BODY_BYTES : BURST_BODY_BYTES)),
    readBuffer: Buffer.allocUnsafeSlow(READ_BUFFER_BYTES),
    detour: new Detour(),
    burst,
    isPipelining: true,
    requestLimit: Number.POSITIVE_INFINITY,
  };
  const { meter } = shared;
  return { meter, burst, open: (events) => new UploadStream(nextUrl, shared, events, options) };
}

class UploadStream implements LoadStream {
  readonly #nextUrl: UploadUrl;
  readonly #shared: Shared;
  readonly #events: LoadStreamEvents;

  readonly #connection: Connection;
  readonly #reader: ResponseReader;
  readonly #place: URL;
  readonly #unacknowledged: number[] = [];
  #isSentOn = false;
  #bodyBytes: number;
  #requests = 0;
  #answers = 0;
  #answeredBytes = 0;
  #postedBytes = 0;
  #mostInFlightBytes = FIRST_IN_FLIGHT_BYTES;
  #openedAtMs = 0;
  #windowStart = { atMs: 0, bytes: 0 };
  #silenceTimer: NodeJS.Timeout | undefined;
  #nextTurn: NodeJS.Immediate | undefined;

  constructor(nextUrl: UploadUrl, shared: Shared, events: LoadStreamEvents, options: ConnectionOptions) {
    this.#nextUrl = nextUrl;
    this.#shared = shared;
    this.#events = events;

    this.#bodyBytes = shared.burst === null ? MIN_BODY_BYTES : BURST_BODY_BYTES;
    this.#reader = new ResponseReader({
      onHead: (head) => this.#findFault(head),
      onPayload: () => undefined,
      onComplete: (head) => {
        this.#answered(head);
      },
    });
    const connectionEvents: ConnectionEvents = {
      onOpen: () => {
        events.onOpen?.(this.#connection.used, this.#connection.interfaceName);
        this.#opened();
      },
      onBytes: (buffer, length) => {
        this.#arrived(buffer, length);
      },
      onRoom: () => {
        this.#nextTurn ??= setImmediate(this.#pump);
      },
      onEnd: (failure) => {
        this.#release();
        events.onEnd(failure ?? this.#closedEarly());
      },
    };
    this.#place = shared.detour.of(nextUrl());
    this.#connection = new Connection(this.#place, shared.readBuffer, connectionEvents, options);
  }

  close(): void {
    this.#release();
    this.#connection.close();
  }

  #opened(): void {
    this.#openedAtMs = monotonicMs();
    this.#windowStart = { atMs: this.#openedAtMs, bytes: 0 };
    this.#shared.meter.opened(this, this.#openedAtMs);
    if (this.#shared.isPipelining) {
      this.#silenceTimer = setTimeout(() => {
        if (this.#answers > 0 || this.#requests < UNPIPELINED_BODIES) return;
        this.#shared.isPipelining = false;
        this.#end(null);
      }, UNPIPELINED_AFTER_MS);
    }
    this.#pump();
  }

  readonly #pump = (): void => {
    this.#nextTurn = undefined;
    for (let writes = 0; writes < WRITES_PER_TURN; writes++) {
      if (this.#requests >= this.#shared.requestLimit) return;
      if (!this.#shared.isPipelining && this.#unacknowledged.length > 0) return;
      if (this.#postedBytes - this.#answeredBytes >= this.#mostInFlightBytes) return;
      const url = this.#shared.detour.of(this.#nextUrl());
      if (url.origin !== this.#place.origin) {
        // Another stream was redirected while this one connected.
        if (this.#requests === 0) this.#end(null);
        return;
      }
      if (this.#shared.burst !== null && !this.#takesPiece(this.#shared.burst)) return;
      const head = requestHead('POST', url, this.#bodyBytes);
      this.#requests++;
      this.#unacknowledged.push(head.length + this.#bodyBytes);
      this.#postedBytes += head.length + this.#bodyBytes;
      if (!this.#connection.write([head, this.#shared.body.subarray(0, this.#bodyBytes)])) return;
    }
    this.#nextTurn ??= setImmediate(this.#pump);
  };

  /** A burst must lose nothing to a redirect, so its first answer is waited for. */
  #takesPiece(burst: Burst): boolean {
    return (this.#requests === 0 || this.#answers > 0) && burst.take();
  }

  #arrived(buffer: Uint8Array, length: number): void {
    const before = this.#answeredBytes;
    const failure = this.#reader.feed(buffer, length);
    const nowMs = monotonicMs();
    if (this.#answeredBytes > before) {
      this.#shared.meter.acknowledged(this, nowMs, this.#answeredBytes - before);
      this.#shared.burst?.moved(this.#answeredBytes - before);
      if (this.#shared.burst === null) this.#adapt(nowMs);
    }
    if (failure !== null || this.#isSentOn) this.#end(failure);
    else if (this.#hasServed()) this.#end(null);
    else this.#nextTurn ??= setImmediate(this.#pump);
  }

  /** Only redirects that keep the method (307, 308) are followed. */
  #findFault(head: ResponseHead): Failure | null {
    const next = getRedirect(head, this.#place);
    if (next === null) return statusFault(head) ?? this.#loginInstead(head);
    if (isFailure(next)) return next;
    if (head.status !== 307 && head.status !== 308) {
      return badAnswer(`redirect of an upload by HTTP ${String(head.status)}`);
    }
    this.#isSentOn = true;
    return this.#shared.detour.follow(next, this.#place);
  }

  /** Servers may declare their empty answers as HTML; a page from another host is a login page. */
  #loginInstead(head: ResponseHead): Failure | null {
    const isPage = isWebPage(head) && head.headers.get('content-length') !== '0';
    return isPage && this.#shared.detour.isElsewhere ? LOGIN_PAGE : null;
  }

  #answered(head: ResponseHead): void {
    if (this.#isSentOn) return;
    this.#answers++;
    this.#shared.burst?.settle();
    this.#answeredBytes += this.#unacknowledged.shift() ?? 0;
    const announced = /\bmax=(\d+)/.exec(head.headers.get('keep-alive') ?? '')?.[1];
    if (announced !== undefined) this.#shared.requestLimit = Math.max(1, this.#answers + Number(announced));
    if (!staysOpen(head)) this.#shared.requestLimit = this.#answers;
  }

  #hasServed(): boolean {
    return this.#answers >= this.#shared.requestLimit;
  }

  /** Adapts the size of the next bodies to the current rate. */
  #adapt(nowMs: number): void {
    const seconds = (nowMs - this.#windowStart.atMs) / 1_000;
    if (seconds < 0.1) return;
    const bytesPerSecond = (this.#answeredBytes - this.#windowStart.bytes) / seconds;
    this.#windowStart = { atMs: nowMs, bytes: this.#answeredBytes };
    this.#mostInFlightBytes = Math.max(FIRST_IN_FLIGHT_BYTES, bytesPerSecond * MOST_IN_FLIGHT_SECONDS);
    this.#bodyBytes = bodyBytesFor(bytesPerSecond, this.#shared.isPipelining, this.#shared.requestLimit);
  }

  #end(failure: Failure | null): void {
    this.close();
    this.#events.onEnd(failure);
  }

  #release(): void {
    clearTimeout(this.#silenceTimer);
    clearImmediate(this.#nextTurn);
    this.#shared.meter.closed(this);
  }

  #closedEarly(): Failure | null {
    if (this.#answers > 0) {
      this.#shared.requestLimit = Math.min(this.#shared.requestLimit, this.#answers);
      return null;
    }
    return { reason: 'refused', detail: 'the server closed the connection without an answer' };
  }
}
