import type { BenchResult } from '../engine-result';
import { runEngineBench, type Bench } from './tools';

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

/** Who takes part beside the engine. */
export interface Turns {
  readonly runs: number;
  readonly say: (sentence: string) => void;
  /** Before each run of the engine. */
  readonly prepare?: () => void;
  /** The other tools' turn after the engine's run of this number, which starts at 1. */
  readonly others: (run: number) => Promise<void>;
}

/** Runs the engine as often as asked, the other tools after each run, until the bench's signal ends it. */
export async function takeTurns(bench: Bench, { runs, say, prepare, others }: Turns): Promise<EngineRuns> {
  const engine: EngineFigures[] = [];
  const failures: string[] = [];
  for (let run = 1; run <= runs; run++) {
    prepare?.();
    const result = await runEngineBench(bench);
    if (bench.signal.aborted) break;
    if (typeof result === 'string') {
      failures.push(result);
      say(`run ${run}: ${result}`);
    } else engine.push(result);
    await others(run);
  }
  return { engine, failures };
}
