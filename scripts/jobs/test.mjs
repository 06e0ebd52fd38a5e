import { rmSync } from 'node:fs';
import { checks } from '../lib/checks.mjs';
import { needBuild } from '../lib/build.mjs';
import { command } from '../lib/command.mjs';
import { runEndToEnd } from '../lib/end-to-end.mjs';
import { nodeWarnings } from '../lib/node-warnings.mjs';
import { needPackage } from '../lib/package.mjs';
import { readAdvisories } from '../lib/packaging/advisories.mjs';
import { checkMetadata } from '../lib/packaging/metadata.mjs';
import { listShipped } from '../lib/packaging/shipped.mjs';
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
    () => examine(tally),
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
 * What a package says of itself, and what is known against what it holds. Licences and duplicates have ended the
 * packaging before this.
 *
 * @param {Tally} tally
 */
async function examine(tally) {
  const metadata = await checkMetadata();
  if (metadata.kind === 'unchecked') {
    tally.skipped++;
    console.log(`== metadata of the packages: not checked. ${metadata.text}`);
  } else {
    const output = metadata.kind === 'invalid' ? metadata.text : '';
    tally.addOne(tell('metadata of the packages', [{ code: metadata.kind === 'invalid' ? 1 : 0, output }]));
  }
  const advisories = await readAdvisories(listShipped());
  if (advisories.kind === 'unavailable') {
    console.log(`== advisories: not checked, the registry does not offer them (${advisories.reason})`);
    return;
  }
  if (advisories.others.length > 0) say(`Advisories that do not count: ${advisories.others.join(', ')}.`);
  const output = `Shipped packages have advisories: ${advisories.serious.join(', ')}.`;
  tally.addOne(tell('advisories', [{ code: advisories.serious.length > 0 ? 1 : 0, output }]));
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
