import { cleanTexts } from '../core/run/clean-texts';
import type { MeasureJob, MeasureOutcome, Measurer } from '../core/ports';
import type { RunProgress } from '../../shared/run-progress';
import { afterRunning } from '../engine/running-timer';
import { deadlineMs } from './deadline';
import type { EngineEvent, EngineRequest, MeasureDetails } from './messages';

/** A started engine process, as the host sees it. */
export interface EngineProcess {
  post(request: EngineRequest): void;
  onMessage(listener: (event: EngineEvent) => void): void;
  /** The exit code, or words; also told when the process could not be started. */
  onExit(listener: (cause: number | string) => void): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

/** Starts an engine process: Electron's utility process in the application, a child process in plain Node. */
export type EngineSpawn = () => EngineProcess;

/** What the engine has to close all it has opened, programs that it runs included, before it is killed. */
const CANCEL_GRACE_MS = 500;
/** After its outcome the process ends by itself. */
const EXIT_GRACE_MS = 500;

type SoFar = Pick<MeasureOutcome, 'provider' | 'server' | 'figures' | 'method' | 'holdOffs'>;

/** Measures in an engine process, one per run. Always settles, and leaves no process behind. */
export class EngineHost implements Measurer {
  readonly #deps: {
    readonly spawn: EngineSpawn;
    /** Hears what is known of a measurement beyond its figures. */
    readonly onDetails?: (details: MeasureDetails) => void;
    /** Hears the stack of a fault of the engine's own. */
    readonly onFault?: (stack: string) => void;
  };

  constructor(deps: {
    readonly spawn: EngineSpawn;
    /** Hears what is known of a measurement beyond its figures. */
    readonly onDetails?: (details: MeasureDetails) => void;
    /** Hears the stack of a fault of the engine's own. */
    readonly onFault?: (stack: string) => void;
  }) {
    this.#deps = deps;
  }

  measure(
    job: MeasureJob,
    onProgress: (progress: RunProgress) => void,
    signal: AbortSignal,
  ): Promise<MeasureOutcome> {
    const head = { provider: job.providers[0] ?? 'librespeed', method: null, holdOffs: [] };
    if (signal.aborted) {
      return Promise.resolve({ ...head, kind: 'cancelled', server: null, figures: null });
    }
    return new Promise((resolve) => {
      const engine = this.#deps.spawn();
      let last: RunProgress | null = null;
      let isSettled = false;
      let isLate = false;
      let cancelKill: (() => void) | null = null;
      let cancelExit: (() => void) | null = null;

      const settle = (outcome: MeasureOutcome): void => {
        if (isSettled) return;
        isSettled = true;
        cancelDeadline();
        cancelKill?.();
        signal.removeEventListener('abort', askToEnd);
        resolve(outcome);
      };
      const soFar = (): SoFar => ({
        ...head,
        ...(last !== null && last.provider !== null && { provider: last.provider }),
        server: last?.server ?? null,
        figures: last?.figuresSoFar ?? null,
      });
      const ended = (found: SoFar): MeasureOutcome =>
        isLate
          ? { ...found, kind: 'failed', reason: 'timeout', detail: 'the measurement did not end in time' }
          : { ...found, kind: 'cancelled' };
      const askToEnd = (): void => {
        engine.post({ kind: 'cancel' });
        cancelKill ??= afterRunning(CANCEL_GRACE_MS, () => {
          engine.kill();
          settle(ended(soFar()));
        });
      };
      // A standstill of this process is none of the engine: what it has told meanwhile is heard first.
      const cancelDeadline = afterRunning(deadlineMs(job), () => {
        isLate = !signal.aborted;
        askToEnd();
      });

      engine.onExit((cause) => {
        cancelExit?.();
        const detail = typeof cause === 'number' ? `exit code ${String(cause)}` : cause;
        settle(
          signal.aborted || isLate
            ? ended(soFar())
            : { kind: 'failed', reason: 'engine-crashed', detail, ...soFar() },
        );
      });
      engine.onMessage((event) => {
        if (event.kind === 'fault') {
          this.#deps.onFault?.(event.stack);
          return;
        }
        if (isSettled) return;
        if (event.kind === 'progress') {
          last = cleanTexts(event.progress);
          onProgress(last);
          return;
        }
        this.#deps.onDetails?.(event.details);
        const outcome = cleanTexts(event.outcome);
        if (outcome.kind === 'cancelled') {
          // It has closed what it had opened; to end by itself would take it longer.
          engine.kill();
          settle(ended(outcome));
          return;
        }
        engine.post({ kind: 'received' });
        cancelExit = afterRunning(EXIT_GRACE_MS, () => {
          engine.kill();
        });
        settle(outcome);
      });
      signal.addEventListener('abort', askToEnd, { once: true });
      engine.post({ kind: 'measure', job });
    });
  }
}
