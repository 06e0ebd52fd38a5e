import type { ProviderKind, ServerRef } from '../../shared/providers';
import { ABSENT_FIGURES, type Figures } from '../../shared/run';
import type { Phase, RunProgress } from '../../shared/run-progress';
import { monotonicMs } from './clock';
import type { LoadProgress } from './load/evaluation';

const PERIOD_MS = 100;

/** Collects the figures of a running test and sends them ten times per second. */
export class ProgressBoard {
  readonly #runId: string;
  readonly #send: (progress: RunProgress) => void;

  readonly #beganAtMs = monotonicMs();
  readonly #timer: NodeJS.Timeout;
  #phase: Phase = 'connecting';
  #bitsPerSecond: number | null = null;
  #latencyMs: number | null = null;
  #relativeHalfWidth: number | null = null;
  #provider: ProviderKind | null = null;
  #bytesBefore = 0;
  #bytesInPhase = 0;
  #figures: Figures = ABSENT_FIGURES;
  #server: ServerRef | null = null;

  constructor(runId: string, send: (progress: RunProgress) => void) {
    this.#runId = runId;
    this.#send = send;

    this.#timer = setInterval(() => {
      this.#sendNow();
    }, PERIOD_MS);
    this.#sendNow();
  }

  /** Figures that have settled so far. */
  get settled(): Figures {
    return this.#figures;
  }

  get chosenServer(): ServerRef | null {
    return this.#server;
  }

  enter(phase: Phase): void {
    this.#phase = phase;
    this.#bitsPerSecond = null;
    this.#relativeHalfWidth = null;
    this.#bytesBefore += this.#bytesInPhase;
    this.#bytesInPhase = 0;
    this.#sendNow();
  }

  /** Starts with a provider and discards the figures of another one. */
  use(provider: ProviderKind): void {
    this.#provider = provider;
    this.#server = null;
    this.#figures = ABSENT_FIGURES;
  }

  choose(server: ServerRef): void {
    this.#server = server;
  }

  showLoad({ bitsPerSecond, bytes, relativeHalfWidth }: LoadProgress): void {
    this.#bitsPerSecond = bitsPerSecond;
    this.#bytesInPhase = bytes;
    this.#relativeHalfWidth = relativeHalfWidth;
  }

  showLatency(latencyMs: number): void {
    this.#latencyMs = latencyMs;
  }

  settle(figures: Partial<Figures>): void {
    this.#figures = { ...this.#figures, ...figures };
  }

  /** Sends no more. */
  close(): void {
    clearInterval(this.#timer);
  }

  #sendNow(): void {
    this.#send({
      runId: this.#runId,
      phase: this.#phase,
      elapsedMs: Math.round(monotonicMs() - this.#beganAtMs),
      currentBitsPerSecond: this.#bitsPerSecond,
      currentLatencyMs: this.#latencyMs,
      bytesSoFar: this.#bytesBefore + this.#bytesInPhase,
      relativeHalfWidth: this.#relativeHalfWidth,
      provider: this.#provider,
      figuresSoFar: this.#figures,
      server: this.#server,
    });
  }
}
