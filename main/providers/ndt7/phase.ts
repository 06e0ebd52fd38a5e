import { Burst } from '../../engine/load/burst';
import { monotonicMs } from '../../engine/clock';
import { estimate, estimateBurst, peakBitsPerSecond } from '../../engine/load/estimator';
import type { Failure } from '../../engine/failure';
import { LoadCourse } from '../../engine/load/course';
import { ArrivalMeter } from '../../engine/load/meter';
import { STANDSTILL_MS, standstillFailure, StandstillWatch } from '../../engine/standstill';
import { confidenceOf } from '../../engine/load/stop-rule';
import { ReceivedMeter } from './received-meter';
import { readNdt7Report, type Ndt7Report } from './report';
import type { Moved, Ndt7EndedEarly, Ndt7Measured, Ndt7PhaseOptions } from './result';
import { Ndt7Sender } from './sender';
import { Ndt7Socket } from './socket';

const TICK_MS = 10;
const TICKS_PER_EVALUATION = 5;
/** Servers report at most ten times a second; whatever comes beyond this is not read. */
const MAX_REPORTS = 1_000;
/** Less than this is not a slow line but a server that does not really send. */
const LEAST_BITS_PER_SECOND = 10_000;
/** NDT7 is one connection by definition, so none is ever added. */
const NO_MORE_STREAMS = Number.POSITIVE_INFINITY;

/**
 * Measures one direction over one connection. In full mode this is NDT7's definition: bytes over the time of the whole
 * test, counted where they arrive. In the other modes the test is ended as soon as the engine's estimator is sure, and
 * its estimate is the figure, for a mean over so short a test would be that of its slow start. Always ends, with
 * everything closed.
 */
export function runNdt7(options: Ndt7PhaseOptions): Promise<Ndt7Measured | Ndt7EndedEarly> {
  return new Promise((resolve) => {
    new Ndt7Phase(options, resolve).start();
  });
}

class Ndt7Phase {
  readonly #options: Ndt7PhaseOptions;
  readonly #resolve: (result: Ndt7Measured | Ndt7EndedEarly) => void;

  readonly #course: LoadCourse;
  readonly #burst: Burst | null;
  readonly #reports: Ndt7Report[] = [];
  readonly #socket: Ndt7Socket;
  #sender: Ndt7Sender | null = null;
  #meter: ArrivalMeter | ReceivedMeter = new ArrivalMeter();
  #openedAtMs: number | null = null;
  #lastMovedAtMs = 0;
  #lastBytes = 0;
  #ticks = 0;
  #watch: StandstillWatch | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: Ndt7PhaseOptions, resolve: (result: Ndt7Measured | Ndt7EndedEarly) => void) {
    this.#options = options;
    this.#resolve = resolve;

    this.#course = new LoadCourse(options);
    const cap = options.limits.burstBytes?.[options.direction];
    this.#burst = cap === undefined ? null : new Burst(cap, null);
    this.#socket = new Ndt7Socket(options.url, options.connection, options.deadlines.handshakeMs, {
      onOpen: () => {
        this.#opened();
      },
      onText: (data) => {
        this.#told(data);
      },
      onData: () => {
        if (this.#burst === null) return;
        this.#noteMoved(this.#burst, this.#socket.bytesRead);
        if (this.#burst.isOver) this.#finish();
      },
      onEnd: (failure) => {
        this.#ended(failure);
      },
    });
  }

  start(): void {
    this.#options.signal.addEventListener('abort', this.#onAbort, { once: true });
    if (this.#options.signal.aborted) this.#onAbort();
  }

  readonly #onAbort = (): void => {
    this.#endEarly(null);
  };

  #opened(): void {
    this.#watch = new StandstillWatch(TICK_MS);
    this.#openedAtMs = this.#lastMovedAtMs = monotonicMs();
    this.#timer = setInterval(this.#onTick, TICK_MS);
    this.#burst?.take();
    if (this.#options.direction === 'download') return;
    this.#meter = new ReceivedMeter(this.#openedAtMs);
    this.#sender = new Ndt7Sender(this.#socket, this.#burst?.mostBytes, () => {
      this.#socket.sayGoodbye();
    });
    this.#sender.start();
  }

  #told(data: Buffer): void {
    if (this.#reports.length >= MAX_REPORTS) return;
    const report = readNdt7Report(data);
    if (report === null) return;
    this.#reports.push(report);
    if (this.#meter instanceof ReceivedMeter)
      this.#meter.reported(report, monotonicMs(), this.#socket.bytesSent);
  }

  readonly #onTick = (): void => {
    const standstillMs = this.#watch?.look() ?? 0;
    if (this.#hasStoodStill()) {
      this.#endEarly(null);
      return;
    }
    const nowMs = monotonicMs();
    this.#lastMovedAtMs += standstillMs;
    this.#count(nowMs);
    if (nowMs - this.#lastMovedAtMs > this.#options.limits.stallMs) {
      this.#endEarly({ reason: 'timeout', detail: 'the server stopped sending or receiving' });
      return;
    }
    if (++this.#ticks % TICKS_PER_EVALUATION === 0) this.#evaluate(nowMs);
  };

  #count(nowMs: number): void {
    if (this.#meter instanceof ArrivalMeter) this.#meter.arrived(this.#socket.bytesRead - this.#meter.bytes);
    this.#meter.tick(nowMs);
    if (this.#meter.bytes === this.#lastBytes) return;
    this.#lastBytes = this.#meter.bytes;
    this.#lastMovedAtMs = nowMs;
  }

  #evaluate(nowMs: number): void {
    const { mode, deadlines, onProgress } = this.#options;
    const step = this.#course.follow(nowMs, this.#meter, NO_MORE_STREAMS);
    onProgress(step.bitsPerSecond, this.#meter.bytes, finite(step.relativeHalfWidth));
    const elapsedMs = nowMs - (this.#openedAtMs ?? nowMs);
    if (elapsedMs >= deadlines.hardStopMs) this.#finish();
    else if (elapsedMs >= deadlines.testMs) this.#letServerEnd();
    else if (mode !== 'full' && step.isDone) this.#finish();
  }

  /** A server ends its downloads by itself, and sums up an upload when it is over. */
  #letServerEnd(): void {
    if (this.#sender === null) return;
    this.#sender.stop();
    this.#socket.sayGoodbye();
  }

  #ended(failure: Failure | null): void {
    const openedAtMs = this.#openedAtMs;
    if (openedAtMs === null || failure !== null) {
      this.#endEarly(failure ?? { reason: 'refused', detail: 'the server closed the connection at once' });
      return;
    }
    const nowMs = monotonicMs();
    this.#count(nowMs);
    // The other side has closed, so all that was sent has come.
    if (this.#burst !== null && this.#sender !== null) this.#noteMoved(this.#burst, this.#socket.bytesSent);
    if (this.#burst !== null || nowMs - openedAtMs >= this.#options.limits.minMs) this.#finish();
    else this.#endEarly({ reason: 'refused', detail: 'the server ended the test too early' });
  }

  #noteMoved(burst: Burst, bytes: number): void {
    burst.moved(bytes - (burst.trace.at(-1)?.bytes ?? 0));
  }

  #hasStoodStill(): boolean {
    this.#watch?.look();
    return (this.#watch?.longestMs ?? 0) >= this.#options.bearsMs;
  }

  #finish(): void {
    if (this.#hasStoodStill()) {
      this.#endEarly(null);
      return;
    }
    const trace = this.#meter.trace();
    const firstMs = this.#meter.startedAtMs;
    const settled = this.#course.estimate(monotonicMs(), this.#meter);
    const whole = settled ?? (firstMs === null ? null : estimate(trace, firstMs, 0));
    const found = whole ?? (this.#burst === null ? null : estimateBurst(this.#burst.trace));
    const bitsPerSecond =
      found === null || this.#options.mode === 'full' ? this.#meanRate() : found.bitsPerSecond;
    if (!(bitsPerSecond >= LEAST_BITS_PER_SECOND)) {
      this.#endEarly({ reason: 'timeout', detail: 'almost no data came through' });
      return;
    }
    const moved = this.#moved();
    const connection = this.#socket.used;
    const { interfaceName } = this.#socket;
    this.#close();
    this.#resolve({
      kind: 'measured',
      ...moved,
      bitsPerSecond,
      confidence: found === null || moved.standstillMs >= STANDSTILL_MS ? 'low' : confidenceOf(found),
      relativeHalfWidth: finite(found?.relativeHalfWidth),
      peakBitsPerSecond: peakBitsPerSecond(trace),
      fromMs: found?.fromMs ?? firstMs ?? 0,
      toMs: found?.toMs ?? this.#lastMovedAtMs,
      settledAtMs: this.#course.settledAtMs,
      endedAtMs: monotonicMs(),
      hasLatencySettled: this.#course.hasLatencySettled(),
      connection,
      interfaceName,
      trace,
    });
  }

  /** Bytes over the whole time, in bit/s; for an upload by the clock of the server. */
  #meanRate(): number {
    if (this.#meter instanceof ReceivedMeter) return this.#meter.bitsPerSecond;
    return (this.#meter.bytes * 8_000) / (this.#lastMovedAtMs - (this.#openedAtMs ?? 0));
  }

  /** A standstill explains whatever else happened at its end. Without a failure or one it was cancelled. */
  #endEarly(failure: Failure | null): void {
    const hasStoodStill = this.#hasStoodStill() && !this.#options.signal.aborted;
    const moved = this.#moved();
    this.#close();
    const cause = hasStoodStill ? standstillFailure(moved.standstillMs) : failure;
    this.#resolve({ kind: 'ended-early', failure: cause, ...moved });
  }

  #moved(): Moved {
    const seconds = this.#openedAtMs === null ? 0 : (monotonicMs() - this.#openedAtMs) / 1_000;
    const isDownload = this.#options.direction === 'download';
    const bytes = seconds === 0 ? 0 : isDownload ? this.#socket.bytesRead : this.#socket.bytesSent;
    return { seconds, bytes, reports: this.#reports, standstillMs: this.#watch?.longestMs ?? 0 };
  }

  #close(): void {
    clearInterval(this.#timer);
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    this.#sender?.stop();
    this.#socket.close();
  }
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;
