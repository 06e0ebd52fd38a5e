import type { BenchResult } from '../engine-result';

/** Of what the engine found and took in one run, that which is reported; a program gets all of it. */
export type EngineFigures = Pick<
  BenchResult,
  'download' | 'upload' | 'idleLatencyMs' | 'loadedLatencyMs' | 'seconds' | 'cpuSeconds' | 'peakRssBytes'
>;

/** What the engine found, run by run. */
export interface EngineRuns {
  readonly engine: readonly EngineFigures[];
  /** A sentence for each run that found nothing. */
  readonly failures: readonly string[];
}

/** Who takes part, and until when. */
export interface Turns {
  readonly runs: number;
  readonly signal: AbortSignal;
  readonly say: (sentence: string) => void;
  /** One run of the engine, or the sentence that says why it found nothing. */
  readonly engine: () => Promise<EngineFigures | string>;
  /** The other tools' turn after the engine's run of this number, which starts at 1. */
  readonly others: (run: number) => Promise<void>;
}

/** Runs the engine as often as asked, the other tools after each run, until the signal ends it. */
export async function takeTurns({ runs, signal, say, engine, others }: Turns): Promise<EngineRuns> {
  const found: EngineFigures[] = [];
  const failures: string[] = [];
  for (let run = 1; run <= runs; run++) {
    const result = await engine();
    if (signal.aborted) break;
    if (typeof result === 'string') {
      failures.push(result);
      say(`run ${run}: ${result}`);
    } else found.push(result);
    await others(run);
  }
  return { engine: found, failures };
}
