import { monotonicMs } from './clock';
import { Connection, type ConnectionEvents } from './connection';
import { DIRECT, type ConnectionOptions } from './connection-options';
import type { Failure } from './failure';
import { encodingFault, isWebPage, staysOpen, statusFault, type ResponseHead } from './http-head';
import type { Load, LoadStream, LoadStreamEvents } from './load-stream';
import { ArrivalMeter } from './meter';
import { requestHead } from './request-head';
import { ResponseReader } from './response-reader';

/** Measured best for several connections: larger ones fall out of the processor's cache. */
const READ_BUFFER_BYTES = 262_144;

/** Address of one download; asked again whenever the last one is through, with the seconds that it took. */
export type DownloadUrl = (lastSeconds: number | null) => URL;

/** A download load: every stream GETs without end, all of them read into the same buffer. */
export function downloadLoad(nextUrl: DownloadUrl, options: ConnectionOptions = DIRECT): Load {
  const meter = new ArrivalMeter();
  const readBuffer = Buffer.allocUnsafeSlow(READ_BUFFER_BYTES);
  return { meter, open: (events) => new DownloadStream(nextUrl, meter, readBuffer, events, options) };
}

class DownloadStream implements LoadStream {
  private readonly connection: Connection;
  private readonly reader: ResponseReader;
  private askedAtMs = 0;
  private isAnswered = false;

  constructor(
    private readonly nextUrl: DownloadUrl,
    meter: ArrivalMeter,
    readBuffer: Buffer,
    private readonly events: LoadStreamEvents,
    options: ConnectionOptions,
  ) {
    this.reader = new ResponseReader({
      onHead: (head) => {
        this.isAnswered = true;
        return faultOf(head);
      },
      onPayload: () => undefined,
      onComplete: (head) => {
        if (staysOpen(head)) this.ask((monotonicMs() - this.askedAtMs) / 1_000);
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
        if (failure !== null) this.end(failure);
        else meter.arrived(length);
      },
      onEnd: (failure) => {
        events.onEnd(failure ?? this.reader.end() ?? this.closedEarly());
      },
    };
    this.connection = new Connection(nextUrl(null), readBuffer, connectionEvents, options);
  }

  close(): void {
    this.connection.close();
  }

  private ask(lastSeconds: number | null): void {
    this.askedAtMs = monotonicMs();
    this.connection.write([requestHead('GET', this.nextUrl(lastSeconds))]);
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
  if (fault !== null) return fault;
  if (!isWebPage(head)) return null;
  const detail = 'a web page came instead of data; a login page may stand in between';
  return { reason: 'captive-portal', detail };
}
