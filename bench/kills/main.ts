import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { alignedTable } from '../table';
import { Killing, type PhaseCount } from './killing';
import { PHASES, type Fault, type Phase } from './protocol';
import { makeTemplates } from './templates';

const USAGE = `Usage: npm run -s bench:kills -- [--kills N] [--seed N] [--only PHASE] [--json]

Writes to a data folder in every way that Linewatch does, kills the writer with SIGKILL at a moment that the seed decides,
opens the folder again as a start does, and holds everything in it against what was acknowledged. Ctrl+C ends it early.
${PHASES.length} phases in turn:
${PHASES.join(', ')}.
`;
const FAULTS_SHOWN = 20;

const options = readOptions();
if (options === null) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  await bench(options);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        kills: { type: 'string', default: '1000' },
        seed: { type: 'string', default: '1' },
        only: { type: 'string' },
      },
    });
    const [kills, seed] = [Number(values.kills), Number(values.seed)];
    const phases = PHASES.filter((phase) => values.only === undefined || phase === values.only);
    return kills >= 1 && Number.isInteger(seed) && phases.length > 0
      ? { isJson: values.json, kills, seed, phases }
      : null;
  } catch {
    return null;
  }
}

async function bench({
  isJson,
  kills,
  seed,
  phases,
}: NonNullable<ReturnType<typeof readOptions>>): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'linewatch-kills-'));
  const beganAt = performance.now();
  await makeTemplates(place);
  const killing = new Killing(place, seed);
  let done = 0;
  let isAsked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (isAsked = true));
  while (done < kills && !isAsked) {
    done += 1;
    await killing.killOnce(done, phases[(done - 1) % phases.length] ?? 'open');
  }
  await killing.lookOnce(done + 1);
  const { counts, faults, acknowledged } = killing;
  if (faults.length === 0) rmSync(place, { recursive: true, force: true });
  else {
    process.stderr.write(`The folders with what is wrong are in ${place}\n`);
    process.exitCode = 1;
  }
  const seconds = (performance.now() - beganAt) / 1_000;
  const result = {
    seed,
    kills: done,
    acknowledged,
    seconds: Math.round(seconds),
    killsPerMinute: Math.round((done / seconds) * 60),
    phases: Object.fromEntries(counts),
    faults: tally(faults),
    examples: faults.slice(0, FAULTS_SHOWN),
  };
  process.stdout.write(isJson ? `${JSON.stringify(result)}\n` : toText(result, counts));
}

function tally(faults: readonly Fault[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind } of faults) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function toText(
  {
    examples,
    phases: _,
    ...totals
  }: Readonly<Record<string, unknown>> & { readonly examples: readonly unknown[] },
  counts: ReadonlyMap<Phase, PhaseCount>,
): string {
  const rows = [...counts].map(([phase, { kills, inside, faults }]) => [
    ...[kills, inside, faults].map(String),
    phase,
  ]);
  const table = alignedTable([['kills', 'in a write', 'with faults', 'phase'], ...rows]);
  return `${[table, JSON.stringify(totals), ...examples.map((one) => JSON.stringify(one))].join('\n')}\n`;
}
