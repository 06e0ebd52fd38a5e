import { monotonicMs } from '../clock';
import { Connection, type ConnectionEvents } from '../http/connection';
import { DIRECT, type ConnectionOptions } from '../http/connection-options';
import { Detour, getRedirect } from '../http/detour';
import { isFailure, type Failure } from '../failure';
import {
  badAnswer,
  encodingFault,
  isWebPage,
  LOGIN_PAGE,
  staysOpen,
  statusFault,
  type ResponseHead,
} from '../http/head';
import { requestHead } from '../http/request-head';
import { ResponseReader } from '../http/response-reader';
import { ArrivalMeter } from './meter';
import type { Load, LoadStream, LoadStreamEvents } from './stream';
import { Burst } from './burst';

/** Best size in measurements with several connections: larger buffers exceed the cache of the processor. */
const READ_BUFFER_BYTES = 262_144;
/** Read size of a burst, which is counted exactly. */
const BURST_READ_BUFFER_BYTES = 32_768;

/** URL of the next download, given the seconds that the last one took; null for the first. */
export type DownloadUrl = (lastSeconds: number | null) => URL;

/** A download of a known size. */
export interface Piece {
  readonly bytes: number;
  readonly url: () => URL;
}

/** State shared by the streams of one download. */
interface Shared {
  readonly meter: ArrivalMeter;
  readonly readBuffer: Buffer;
  readonly detour: Detour;
  readonly burst: Burst | null;
}

/**
 * A download load: every stream GETs endlessly, and all of them read into the same buffer. Redirects are followed.
 */
export function downloadLoad(nextUrl: DownloadUrl, options: ConnectionOptions = DIRECT): Load {
  return createLoad(nextUrl, options, null);
}

/**
 * A download load of at most `capBytes`, whatever the rate: requests pieces of a known size, or, if the server has
 * none, closes the connections in time.
 */
export function downloadBurst(
  capBytes: number,
  from: Piece | DownloadUrl,
  options: ConnectionOptions = DIRECT,
): Load {
  if (typeof from === 'function') return createLoad(from, options, new Burst(capBytes, null));
  return createLoad(from.url, options, new Burst(capBytes, from.bytes));
}

function createLoad(nextUrl: DownloadUrl, options: ConnectionOptions, burst: Burst | null): Load {
  const shared: Shared = {
    meter: new ArrivalMeter(),
    readBuffer: Buffer.allocUnsafeSlow(burst === null ? READ_BUFFER_BYTES : BURST_READ_BUFFER_BYTES),
    detour: new Detour(),
    burst,
  };
  const { meter } = shared;
  return { meter, burst, open: (events) => new DownloadStream(nextUrl, shared, events, options) };
}

class DownloadStream implements LoadStream {
  readonly #nextUrl: DownloadUrl;
  readonly #shared: Shared;
  readonly #events: LoadStreamEvents;

  readonly #connection: Connection;
  readonly #reader: ResponseReader;
  #askedAtMs = 0;
  #asked: URL;
  #isAnswered = false;
  #hasData = false;
  #isSentOn = false;
  #completed: ResponseHead | null = null;

  constructor(nextUrl: DownloadUrl, shared: Shared, events: LoadStreamEvents, options: ConnectionOptions) {
    this.#nextUrl = nextUrl;
    this.#shared = shared;
    this.#events = events;

    this.#reader = new ResponseReader({
      onHead: (head) => {
        this.#isAnswered = true;
        return this.#redirected(head) ?? (this.#isSentOn ? null : findFault(head));
      },
      onPayload: () => {
        this.#hasData = true;
      },
      onComplete: (head) => {
        if (this.#isSentOn) return;
        this.#completed = head;
        shared.burst?.settle();
      },
    });
    const connectionEvents: ConnectionEvents = {
      onOpen: () => {
        events.onOpen?.(this.#connection.used, this.#connection.interfaceName);
        this.#ask(null);
      },
      onBytes: (buffer, length) => {
        const failure = this.#reader.feed(buffer, length);
        if (failure !== null || this.#isSentOn) this.#end(failure);
        else this.#arrived(length);
      },
      onEnd: (failure) => {
        events.onEnd(failure ?? this.#reader.end() ?? this.#closedEarly());
      },
    };
    this.#asked = shared.detour.of(nextUrl(null));
    this.#connection = new Connection(this.#asked, shared.readBuffer, connectionEvents, options);
  }

  close(): void {
    this.#connection.close();
  }

  #arrived(length: number): void {
    const { meter, burst } = this.#shared;
    meter.arrived(length);
    burst?.moved(length);
    if (this.#completed !== null) this.#goOn(this.#completed);
    else if (burst?.isOver === true) this.#end(null);
  }

  /** One answer is complete. */
  #goOn(head: ResponseHead): void {
    this.#completed = null;
    if (!this.#hasData) this.#end(badAnswer('an empty answer came instead of data'));
    else if (staysOpen(head)) this.#ask((monotonicMs() - this.#askedAtMs) / 1_000);
    else this.#end(null);
  }

  #ask(lastSeconds: number | null): void {
    const next = this.#shared.detour.of(this.#nextUrl(lastSeconds));
    if (next.origin !== this.#asked.origin) {
      this.#end(null);
      return;
    }
    if (this.#shared.burst?.take() === false) {
      this.#end(null);
      return;
    }
    this.#asked = next;
    this.#askedAtMs = monotonicMs();
    this.#hasData = false;
    this.#connection.write([requestHead('GET', next)]);
  }

  /** Sends the next stream to the target of a redirect. Returns a failure if it must not be followed. */
  #redirected(head: ResponseHead): Failure | null {
    const next = getRedirect(head, this.#asked);
    if (next === null || isFailure(next)) return next;
    this.#isSentOn = true;
    this.#shared.burst?.giveBack();
    return this.#shared.detour.follow(next, this.#asked);
  }

  #end(failure: Failure | null): void {
    this.#connection.close();
    this.#events.onEnd(failure);
  }

  #closedEarly(): Failure | null {
    if (this.#isAnswered) return null;
    return { reason: 'refused', detail: 'the server closed the connection without an answer' };
  }
}

function findFault(head: ResponseHead): Failure | null {
  const fault = statusFault(head) ?? encodingFault(head);
  return fault ?? (isWebPage(head) ? LOGIN_PAGE : null);
}
