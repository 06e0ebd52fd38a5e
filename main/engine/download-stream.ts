import { monotonicMs } from './clock';
import { Connection, type ConnectionEvents } from './connection';
import { DIRECT, type ConnectionOptions } from './connection-options';
import { Detour, redirectOf } from './detour';
import { isFailure, type Failure } from './failure';
import {
  badAnswer,
  encodingFault,
  isWebPage,
  LOGIN_PAGE,
  staysOpen,
  statusFault,
  type ResponseHead,
} from './http-head';
import type { Load, LoadStream, LoadStreamEvents } from './load-stream';
import { ArrivalMeter } from './meter';
import { requestHead } from './request-head';
import { ResponseReader } from './response-reader';

/** Measured best for several connections: larger ones fall out of the processor's cache. */
const READ_BUFFER_BYTES = 262_144;

/** Address of one download; asked again whenever the last one is through, with the seconds that it took. */
export type DownloadUrl = (lastSeconds: number | null) => URL;

/** What the streams of one download share. */
interface Shared {
  readonly meter: ArrivalMeter;
  readonly readBuffer: Buffer;
  readonly detour: Detour;
}

/** A download load: every stream GETs without end, all of them read into the same buffer. Redirects are followed. */
export function downloadLoad(nextUrl: DownloadUrl, options: ConnectionOptions = DIRECT): Load {
  const shared: Shared = {
    meter: new ArrivalMeter(),
    readBuffer: Buffer.allocUnsafeSlow(READ_BUFFER_BYTES),
    detour: new Detour(),
  };
  return { meter: shared.meter, open: (events) => new DownloadStream(nextUrl, shared, events, options) };
}

class DownloadStream implements LoadStream {
  private readonly connection: Connection;
  private readonly reader: ResponseReader;
  private askedAtMs = 0;
  private asked: URL;
  private isAnswered = false;
  private hasData = false;
  private isSentOn = false;

  constructor(
    private readonly nextUrl: DownloadUrl,
    private readonly shared: Shared,
    private readonly events: LoadStreamEvents,
    options: ConnectionOptions,
  ) {
    this.reader = new ResponseReader({
      onHead: (head) => {
        this.isAnswered = true;
        return this.redirected(head) ?? (this.isSentOn ? null : faultOf(head));
      },
      onPayload: () => {
        this.hasData = true;
      },
      onComplete: (head) => {
        if (this.isSentOn) return;
        if (!this.hasData) this.end(badAnswer('an empty answer came instead of data'));
        else if (staysOpen(head)) this.ask((monotonicMs() - this.askedAtMs) / 1_000);
        else this.end(null);
      },
    });
    const connectionEvents: ConnectionEvents = {
      onOpen: () => {
        events.onOpen?.(this.connection.used);
        this.ask(null);
      },
      onBytes: (buffer, length) => {
        const failure = this.reader.feed(buffer, length);
        if (failure !== null || this.isSentOn) this.end(failure);
        else shared.meter.arrived(length);
      },
      onEnd: (failure) => {
        events.onEnd(failure ?? this.reader.end() ?? this.closedEarly());
      },
    };
    this.asked = shared.detour.of(nextUrl(null));
    this.connection = new Connection(this.asked, shared.readBuffer, connectionEvents, options);
  }

  close(): void {
    this.connection.close();
  }

  private ask(lastSeconds: number | null): void {
    const next = this.shared.detour.of(this.nextUrl(lastSeconds));
    if (next.origin !== this.asked.origin) {
      this.end(null);
      return;
    }
    this.asked = next;
    this.askedAtMs = monotonicMs();
    this.hasData = false;
    this.connection.write([requestHead('GET', next)]);
  }

  /** Makes the next stream go where the answer points to; a failure when that leads nowhere. */
  private redirected(head: ResponseHead): Failure | null {
    const next = redirectOf(head, this.asked);
    if (next === null || isFailure(next)) return next;
    this.isSentOn = true;
    return this.shared.detour.follow(next, this.asked);
  }

  private end(failure: Failure | null): void {
    this.connection.close();
    this.events.onEnd(failure);
  }

  private closedEarly(): Failure | null {
    if (this.isAnswered) return null;
    return { reason: 'refused', detail: 'the server closed the connection without an answer' };
  }
}

function faultOf(head: ResponseHead): Failure | null {
  const fault = statusFault(head) ?? encodingFault(head);
  return fault ?? (isWebPage(head) ? LOGIN_PAGE : null);
}
