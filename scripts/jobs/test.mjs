import { rmSync } from 'node:fs';
import { checks } from '../lib/checks.mjs';
import { needBuild } from '../lib/build.mjs';
import { command } from '../lib/command.mjs';
import { END_TO_END_RESULT, runEndToEnd } from '../lib/end-to-end.mjs';
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
  const stages = [() => check(tally), () => make(runtime, tally), () => endToEnd(runtime, tally)];
  for (const stage of stages) {
    await stage();
    if (tally.failed > 0) break;
  }
  console.log(`\n${tally.sentence()}`);
  return tally.failed === 0 ? 0 : 1;
}

/**
 * Types, lint and unit tests, side by side.
 *
 * @param {Tally} tally
 */
async function check(tally) {
  const unit = checks.unit.map((program) => [
    ...program,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${UNIT_RESULT}`,
  ]);
  const bar = progress('Checking types, lint and unit tests');
  const results = await Promise.all([
    inOrder('types', checks.types),
    inOrder('lint', checks.lint),
    inOrder('unit tests', unit),
  ]);
  bar.end();
  for (const { name, code, output } of results) {
    console.log(`\n== ${name}: ${code === 0 ? 'passed' : 'failed'}`);
    if (code !== 0 || name === 'unit tests') console.log(output.trimEnd());
  }
  const [types, lint, tests] = results;
  tally.addOne(types.code === 0);
  tally.addOne(lint.code === 0);
  tally.add(countVitest(inRoot(UNIT_RESULT)), tests.code === 0);
}

/**
 * Runs programs one after the other until one fails.
 *
 * @param {string} name
 * @param {readonly (readonly string[])[]} programs for Node
 */
async function inOrder(name, programs) {
  let output = '';
  for (const program of programs) {
    const { code, stdout, stderr } = await command(process.execPath, program, { cwd: root });
    output += stdout + stderr;
    if (code !== 0) return { name, code, output };
  }
  return { name, code: 0, output };
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
  const code = await runEndToEnd([]);
  tally.add(countPlaywright(inRoot(END_TO_END_RESULT)), code === 0);
}
