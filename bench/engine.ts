import { fileURLToPath } from 'node:url';
import { textsIn } from '../shared/texts/i18n';
import { parseBenchArguments, type BenchArguments } from './engine-arguments';
import { benchJob } from './engine-job';
import { benchResult, benchTable, type BenchResult } from './engine-result';
import { runEngine } from './engine-run';

const ENGINE = fileURLToPath(new URL('./engine.js', import.meta.url));

const request = parseBenchArguments(process.argv.slice(2));
if (request.kind === 'bench') await bench(request);
else fail(request.sentence, 2);

/** Runs the engine in plain Node as often as asked, one run after the other, and prints what it found. */
async function bench(asked: Extract<BenchArguments, { kind: 'bench' }>): Promise<void> {
  const results: BenchResult[] = [];
  for (let run = 1; run <= asked.runs; run++) {
    const result = await runOnce(asked, `bench-${String(run)}`);
    if (typeof result === 'string') {
      fail(result, 1);
      return;
    }
    results.push(result);
  }
  process.stdout.write(`${asked.isJson ? JSON.stringify(results) : benchTable(results)}\n`);
}

/** One run, or the sentence that says why there is none. */
async function runOnce(
  { provider, mode, server, isCancelled }: Extract<BenchArguments, { kind: 'bench' }>,
  runId: string,
): Promise<BenchResult | string> {
  const { outcome, details, times } = await runEngine(
    ENGINE,
    benchJob(runId, provider, mode, server),
    isCancelled,
  );
  if (outcome.kind === 'failed') {
    const sentence = textsIn('en')(`run:failure.${outcome.reason}`);
    return outcome.detail === '' ? sentence : `${sentence} (${outcome.detail})`;
  }
  return (details && benchResult(outcome, details, times)) ?? 'The run found nothing.';
}

function fail(sentence: string, code: 1 | 2): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}
