import type { MeasureJob, MeasureOutcome } from '../core/ports';
import { ABSENT_FIGURES, type RunProgress } from '../../shared/run';
import type { EngineTools, HttpMeasurement } from './measure-http';
import type { MeasureDetails } from './messages';
import type { Prober } from './prober';
import { ProgressBoard } from './progress-board';
import { QUICK_LIMITS } from './stop-rule';

/** How a measurement ended, with everything that is known about it. */
export interface SessionResult {
  readonly outcome: MeasureOutcome;
  readonly details: MeasureDetails;
}

/**
 * Runs one measurement and turns what became of it into its outcome. Settles soon after the signal aborts;
 * the prober is closed then, and at the end.
 */
export async function runSession(
  job: MeasureJob,
  measure: (job: MeasureJob, tools: EngineTools) => Promise<HttpMeasurement>,
  deps: {
    readonly prober: Prober;
    readonly onProgress: (progress: RunProgress) => void;
    readonly signal: AbortSignal;
  },
): Promise<SessionResult> {
  const { prober, signal } = deps;
  const board = new ProgressBoard(job.runId, deps.onProgress);
  signal.addEventListener('abort', () => {
    prober.close();
  });
  try {
    const found = await measure(job, { prober, board, limits: QUICK_LIMITS, signal });
    return { outcome: outcomeOf(found, board, signal.aborted), details: detailsOf(found) };
  } finally {
    board.close();
    prober.close();
  }
}

function outcomeOf(found: HttpMeasurement, board: ProgressBoard, isCancelled: boolean): MeasureOutcome {
  const server = board.chosenServer;
  const figures = board.settled === ABSENT_FIGURES ? null : board.settled;
  if (isCancelled) return { kind: 'cancelled', server, figures };
  if (found.failure !== null) return { kind: 'failed', ...found.failure, server, figures };
  if (server === null || figures === null) {
    return { kind: 'failed', reason: 'no-server', detail: '', server, figures };
  }
  return { kind: 'completed', server, figures };
}

function detailsOf({ download, upload, droppedSamples }: HttpMeasurement): MeasureDetails {
  const { user, system } = process.cpuUsage();
  return {
    download,
    upload,
    droppedSamples,
    cpuSeconds: (user + system) / 1e6,
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
  };
}
