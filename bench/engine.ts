import { fileURLToPath } from 'node:url';
import type { MeasureJob } from '../main/core/ports';
import { EngineHost } from '../main/engine/host';
import type { MeasureDetails } from '../main/engine/messages';
import { nodeEngineSpawn } from '../main/engine/node-spawn';
import { ownServer } from '../main/providers/librespeed-list';
import { textsIn } from '../shared/i18n';
import { parseBenchArguments, type BenchArguments } from './engine-arguments';
import { benchResult, benchTable, type BenchResult } from './engine-result';

const ENGINE = fileURLToPath(new URL('./engine.js', import.meta.url));

const request = parseBenchArguments(process.argv.slice(2));
if (request.kind === 'bench') await bench(request);
else fail(request.sentence, 2);

/** Runs the engine in plain Node as often as asked, one run after the other, and prints what it found. */
async function bench({
  provider,
  server,
  runs,
  isJson,
}: Extract<BenchArguments, { kind: 'bench' }>): Promise<void> {
  const own = ownServer('', server);
  const servers = own === null ? [] : [own];
  const results: BenchResult[] = [];
  for (let run = 1; run <= runs; run++) {
    const result = await runOnce({ runId: `bench-${String(run)}`, provider, librespeed: { servers } });
    if (typeof result === 'string') {
      fail(result, 1);
      return;
    }
    results.push(result);
  }
  process.stdout.write(`${isJson ? JSON.stringify(results) : benchTable(results)}\n`);
}

/** One run, or the sentence that says why there is none. */
async function runOnce(job: MeasureJob): Promise<BenchResult | string> {
  let details: MeasureDetails | null = null;
  const host = new EngineHost({
    spawn: nodeEngineSpawn(ENGINE),
    onDetails: (heard) => {
      details = heard;
    },
  });
  const outcome = await host.measure(job, () => undefined, new AbortController().signal);
  if (outcome.kind === 'completed' && details !== null) return benchResult(outcome.figures, details);
  if (outcome.kind !== 'failed') return 'The run was cancelled.';
  const sentence = textsIn('en')(`run:failure.${outcome.reason}`);
  return outcome.detail === '' ? sentence : `${sentence} (${outcome.detail})`;
}

function fail(sentence: string, code: 1 | 2): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}
