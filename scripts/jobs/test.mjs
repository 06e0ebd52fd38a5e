import { rmSync } from 'node:fs';
import { checks } from '../lib/checks.mjs';
import { needBuild } from '../lib/build.mjs';
import { command } from '../lib/command.mjs';
import { runEndToEnd } from '../lib/end-to-end.mjs';
import { nodeWarnings } from '../lib/node-warnings.mjs';
import { needPackage } from '../lib/package.mjs';
import { inRoot, root } from '../lib/places.mjs';
import { readyRuntime } from '../lib/ready.mjs';
import { nameRuntime } from '../lib/runtime.mjs';
import { progress, say } from '../lib/say.mjs';
import { Stop } from '../lib/stop.mjs';
import { countPlaywright, countVitest, Tally } from '../lib/tally.mjs';

const UNIT_RESULT = 'test-results/unit.json';

/** Runs every test and check; stops at the first stage that fails. Ends with `N passed, N failed`. */
export async function run() {
  const runtime = await readyRuntime();
  // A report of an earlier run must not be counted.
  rmSync(inRoot('test-results'), { recursive: true, force: true });
  const tally = new Tally();
  const stages = [
    () => check(tally),
    () => unit(tally),
    () => make(runtime, tally),
    () => endToEnd(runtime, tally),
  ];
  for (const stage of stages) {
    await stage();
    if (tally.failed > 0) break;
  }
  console.log(`\n${tally.sentence()}`);
  return tally.failed === 0 ? 0 : 1;
}

/**
 * Types and lint, side by side on two cores: ESLint takes as long as everything else of them.
 *
 * @param {Tally} tally
 */
async function check(tally) {
  const bar = progress('Checking types and lint');
  const types = inOrder(checks.types);
  const tidiness = types.then(() => inOrder(checks.tidiness));
  const [type, ...lint] = await Promise.all([types, inOrder(checks.rules), tidiness]);
  bar.end();
  tally.addOne(tell('types', [type]));
  tally.addOne(tell('lint', lint));
}

/**
 * The unit tests have the machine for themselves: some measure real transfers on the loopback.
 *
 * @param {Tally} tally
 */
async function unit(tally) {
  const bar = progress('Running the unit tests');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_RESULT}`];
  const result = await inOrder(checks.unit.map((program) => [...program, ...reporters]));
  bar.end();
  console.log(result.output.trimEnd());
  tally.add(countVitest(inRoot(UNIT_RESULT)), tell('unit tests', [{ ...result, output: '' }]));
}

/** @typedef {{ code: number, output: string }} Result */

/**
 * Runs programs one after the other until one fails, or Node warns of something in it.
 *
 * @param {readonly (readonly string[])[]} programs for Node
 * @returns {Promise<Result>}
 */
async function inOrder(programs) {
  let output = '';
  for (const program of programs) {
    const { code, stdout, stderr } = await command(process.execPath, program, { cwd: root });
    output += stdout + stderr;
    if (code !== 0) return { code, output };
    if (nodeWarnings(stdout + stderr).length > 0) return { code: 1, output };
  }
  return { code: 0, output };
}

/**
 * Tells how a check ended, and what its failing programs printed.
 *
 * @param {string} name
 * @param {readonly Result[]} results
 */
function tell(name, results) {
  const failed = results.filter(({ code }) => code !== 0);
  for (const { output } of failed) console.log(output.trimEnd());
  console.log(`== ${name}: ${failed.length === 0 ? 'passed' : 'failed'}`);
  return failed.length === 0;
}

/**
 * The build and the package; they count only when they fail.
 *
 * @param {import('../lib/runtime.mjs').Runtime} runtime
 * @param {Tally} tally
 */
async function make(runtime, tally) {
  try {
    await needBuild('application');
    await needBuild('tools');
    await needPackage(runtime);
  } catch (reason) {
    if (!(reason instanceof Stop)) throw reason;
    say(reason.message);
    tally.addOne(false);
  }
}

/**
 * @param {import('../lib/runtime.mjs').Runtime} runtime
 * @param {Tally} tally
 */
async function endToEnd(runtime, tally) {
  console.log(`\n== end to end, on ${nameRuntime(runtime)}`);
  const { code, results } = await runEndToEnd([]);
  tally.add(countPlaywright(results.map((path) => inRoot(path))), code === 0);
}
