import type { ProviderKind, ServerRef } from '../../shared/providers';
import { ABSENT_FIGURES, type Figures } from '../../shared/run';
import type { Phase, RunProgress } from '../../shared/run-progress';
import { monotonicMs } from './clock';

const PERIOD_MS = 100;

/** Collects what is known while a test runs and sends it ten times a second. */
export class ProgressBoard {
  private readonly beganAtMs = monotonicMs();
  private readonly timer: NodeJS.Timeout;
  private phase: Phase = 'connecting';
  private bitsPerSecond: number | null = null;
  private latencyMs: number | null = null;
  private relativeHalfWidth: number | null = null;
  private provider: ProviderKind | null = null;
  private bytesBefore = 0;
  private bytesInPhase = 0;
  private figures: Figures = ABSENT_FIGURES;
  private server: ServerRef | null = null;

  constructor(
    private readonly runId: string,
    private readonly send: (progress: RunProgress) => void,
  ) {
    this.timer = setInterval(() => {
      this.sendNow();
    }, PERIOD_MS);
    this.sendNow();
  }

  /** Figures that are settled so far. */
  get settled(): Figures {
    return this.figures;
  }

  get chosenServer(): ServerRef | null {
    return this.server;
  }

  enter(phase: Phase): void {
    this.phase = phase;
    this.bitsPerSecond = null;
    this.relativeHalfWidth = null;
    this.bytesBefore += this.bytesInPhase;
    this.bytesInPhase = 0;
    this.sendNow();
  }

  /** Begins with a provider; what another one had found is gone. */
  use(provider: ProviderKind): void {
    this.provider = provider;
    this.server = null;
    this.figures = ABSENT_FIGURES;
  }

  choose(server: ServerRef): void {
    this.server = server;
  }

  showLoad(bitsPerSecond: number, bytesInPhase: number, relativeHalfWidth: number | null): void {
    this.bitsPerSecond = bitsPerSecond;
    this.bytesInPhase = bytesInPhase;
    this.relativeHalfWidth = relativeHalfWidth;
  }

  showLatency(latencyMs: number): void {
    this.latencyMs = latencyMs;
  }

  settle(figures: Partial<Figures>): void {
    this.figures = { ...this.figures, ...figures };
  }

  /** Sends no more. */
  close(): void {
    clearInterval(this.timer);
  }

  private sendNow(): void {
    this.send({
      runId: this.runId,
      phase: this.phase,
      elapsedMs: Math.round(monotonicMs() - this.beganAtMs),
      currentBitsPerSecond: this.bitsPerSecond,
      currentLatencyMs: this.latencyMs,
      bytesSoFar: this.bytesBefore + this.bytesInPhase,
      relativeHalfWidth: this.relativeHalfWidth,
      provider: this.provider,
      figuresSoFar: this.figures,
      server: this.server,
    });
  }
}
