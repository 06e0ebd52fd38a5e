import { Burst } from '../../engine/load/burst';
import { monotonicMs } from '../../engine/clock';
import type { CourseStep } from '../../engine/load/course';
import { estimateBurst } from '../../engine/load/estimator';
import { ALMOST_NOTHING, LoadEvaluation, type LoadCarrier } from '../../engine/load/evaluation';
import type { Failure } from '../../engine/failure';
import { ArrivalMeter } from '../../engine/load/meter';
import { ReceivedMeter } from './received-meter';
import { readNdt7Report, type Ndt7Report } from './report';
import type { Moved, Ndt7EndedEarly, Ndt7Measured, Ndt7PhaseOptions } from './result';
import { Ndt7Sender } from './sender';
import { Ndt7Socket } from './socket';

/** Servers report at most ten times a second; whatever comes beyond this is not read. */
const MAX_REPORTS = 1_000;

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

class Ndt7Phase implements LoadCarrier {
  readonly #options: Ndt7PhaseOptions;
  readonly #resolve: (result: Ndt7Measured | Ndt7EndedEarly) => void;

  readonly #burst: Burst | null;
  readonly #reports: Ndt7Report[] = [];
  readonly #socket: Ndt7Socket;
  #sender: Ndt7Sender | null = null;
  #meter: ArrivalMeter | ReceivedMeter = new ArrivalMeter();
  /** Null until the connection is open, with the moment of it. */
  #opened: { readonly atMs: number; readonly evaluation: LoadEvaluation } | null = null;

  constructor(options: Ndt7PhaseOptions, resolve: (result: Ndt7Measured | Ndt7EndedEarly) => void) {
    this.#options = options;
    this.#resolve = resolve;
    const cap = options.limits.burstBytes?.[options.direction];
    this.#burst = cap === undefined ? null : new Burst(cap, null);
    this.#socket = new Ndt7Socket(options.url, options.connection, options.deadlines.handshakeMs, {
      onOpen: () => {
        this.#open();
      },
      onText: (data) => {
        this.#told(data);
      },
      onData: () => {
        if (this.#burst === null) return;
        this.#noteMoved(this.#burst, this.#socket.bytesRead);
        if (this.#burst.isOver) this.finish();
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

  get meter() {
    return this.#meter;
  }

  /** NDT7 is one connection by definition, so none is ever added. */
  get streams(): number {
    return Number.POSITIVE_INFINITY;
  }

  /** A burst is noticed as its data come. */
  get isOver(): boolean {
    return false;
  }

  count(): void {
    if (this.#meter instanceof ArrivalMeter) this.#meter.arrived(this.#socket.bytesRead - this.#meter.bytes);
  }

  follow({ isDone }: CourseStep, nowMs: number): void {
    const { mode, deadlines } = this.#options;
    const elapsedMs = nowMs - (this.#opened?.atMs ?? nowMs);
    if (elapsedMs >= deadlines.hardStopMs) this.finish();
    else if (elapsedMs >= deadlines.testMs) this.#letServerEnd();
    else if (mode !== 'full' && isDone) this.finish();
  }

  finish(): void {
    const opened = this.#opened;
    if (opened === null || opened.evaluation.hasStoodStill()) {
      this.endEarly(null);
      return;
    }
    const { evaluation } = opened;
    const whole = evaluation.settledEstimate() ?? evaluation.wholeEstimate();
    const found = whole ?? (this.#burst === null ? null : estimateBurst(this.#burst.trace));
    const isMean = found === null || this.#options.mode === 'full';
    const evaluated = evaluation.evaluated(found, isMean ? this.#meanRate(opened) : found.bitsPerSecond);
    if (evaluated === null) {
      this.endEarly(ALMOST_NOTHING);
      return;
    }
    const moved = this.#moved();
    const connection = this.#socket.used;
    const { interfaceName } = this.#socket;
    this.#close();
    this.#resolve({ kind: 'measured', ...moved, ...evaluated, connection, interfaceName });
  }

  endEarly(cause: Failure | null): void {
    const failure = this.#opened === null ? cause : this.#opened.evaluation.failure(cause);
    const moved = this.#moved();
    this.#close();
    this.#resolve({ kind: 'ended-early', failure, ...moved });
  }

  readonly #onAbort = (): void => {
    this.endEarly(null);
  };

  #open(): void {
    const atMs = monotonicMs();
    if (this.#options.direction === 'upload') this.#meter = new ReceivedMeter(atMs);
    this.#opened = { atMs, evaluation: new LoadEvaluation(this.#options, this) };
    this.#burst?.take();
    if (this.#options.direction === 'download') return;
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

  /** A server ends its downloads by itself, and sums up an upload when it is over. */
  #letServerEnd(): void {
    if (this.#sender === null) return;
    this.#sender.stop();
    this.#socket.sayGoodbye();
  }

  #ended(failure: Failure | null): void {
    const opened = this.#opened;
    if (opened === null || failure !== null) {
      this.endEarly(failure ?? { reason: 'refused', detail: 'the server closed the connection at once' });
      return;
    }
    const nowMs = monotonicMs();
    opened.evaluation.count(nowMs);
    // The other side has closed, so all that was sent has come.
    if (this.#burst !== null && this.#sender !== null) this.#noteMoved(this.#burst, this.#socket.bytesSent);
    if (this.#burst !== null || nowMs - opened.atMs >= this.#options.limits.minMs) this.finish();
    else this.endEarly({ reason: 'refused', detail: 'the server ended the test too early' });
  }

  #noteMoved(burst: Burst, bytes: number): void {
    burst.moved(bytes - (burst.trace.at(-1)?.bytes ?? 0));
  }

  /** Bytes over the whole time, in bit/s; for an upload by the clock of the server. */
  #meanRate({ atMs, evaluation }: { readonly atMs: number; readonly evaluation: LoadEvaluation }): number {
    if (this.#meter instanceof ReceivedMeter) return this.#meter.bitsPerSecond;
    return (this.#meter.bytes * 8_000) / (evaluation.lastMovedAtMs - atMs);
  }

  #moved(): Moved {
    const opened = this.#opened;
    const isDownload = this.#options.direction === 'download';
    return {
      seconds: opened === null ? 0 : (monotonicMs() - opened.atMs) / 1_000,
      bytes: opened === null ? 0 : isDownload ? this.#socket.bytesRead : this.#socket.bytesSent,
      reports: this.#reports,
      standstillMs: opened?.evaluation.standstillMs ?? 0,
    };
  }

  #close(): void {
    this.#opened?.evaluation.stop();
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    this.#sender?.stop();
    this.#socket.close();
  }
}
