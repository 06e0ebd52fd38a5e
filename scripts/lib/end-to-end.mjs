import { availableParallelism } from 'node:os';
import { hasProgram, install } from './apt.mjs';
import { command } from './command.mjs';
import { needDesktop, openDesktop } from './desktop.mjs';
import { launch } from './launch.mjs';
import { packagedExecutable } from './package.mjs';
import { CACHE_VARIABLE, cacheFolder, root } from './places.mjs';
import { Stop } from './stop.mjs';

/** @type {readonly (keyof typeof import('./desktop-parts.mjs').parts)[]} */
const DESKTOP = ['windowManager', 'notifications', 'panel', 'keyring'];

/** Names the part to the configuration of Playwright, which keeps the results of each part apart. */
const PART_NAME = 'LINEWATCH_E2E_PART';

/**
 * A network of its own for one part: loopback, and a cable that leads nowhere, without which the application would wait
 * for a network. With it goes a folder of its own for the sockets of displays: an X server looks for its neighbours in
 * its network alone, and takes the place of the socket of one that it does not see there.
 */
const OWN_NETWORK = [
  'mkdir -p /tmp/.X11-unix',
  'mount -t tmpfs -o mode=1777 displays /tmp/.X11-unix',
  'ip link set lo up',
  'ip link add net0 type veth peer name net1',
  'ip address add 192.0.2.2/24 dev net0',
  'ip link set net0 up',
  'ip link set net1 up',
].join(' && ');

/** Parts that run side by side: most of their time tests wait for something, so that two processors bear three. */
const AT_ONCE = 3;
const LEAST_PROCESSORS = 2;
/** Parts are of equal numbers of tests, not of equal time: many small ones end together. Each opens a desktop. */
const PARTS = 12;

/** @param {string} script for the shell, with `"$@"` for what follows */
const inOwnNetwork = (script) => ['--net', '--mount', '--', 'sh', '-ec', script, 'sh'];

/**
 * Where Playwright leaves the result of a part, see playwright.config.ts.
 *
 * @param {number} part from 1
 */
const getResultPath = (part) => `test-results/e2e-${String(part)}.json`;

/**
 * Runs the end-to-end tests on the packaged application; on Linux inside a virtual desktop of their own with everything
 * that the application meets on a real one. For root they run in a network of their own, from which nothing reaches
 * another computer; and on two processors in parts, some of them side by side, the next one as soon as one has ended: on
 * the same loopback the tests of one part would see the traffic of the other.
 *
 * @param {readonly string[]} args for Playwright; with any, there is one part
 * @returns {Promise<{ code: number, results: readonly string[] }>} the first exit code that is not 0, and the reports
 */
export async function runEndToEnd(args) {
  const isApart = await canBeApart();
  const isShared = args.length === 0 && isApart && availableParallelism() >= LEAST_PROCESSORS;
  if (process.platform === 'linux') await needDesktop(DESKTOP);
  const parts = Array.from({ length: isShared ? PARTS : 1 }, (_, index) => index + 1);
  const waiting = [...parts];
  /** @type {number[]} */
  const codes = [];
  const work = async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const own = isShared ? [`--shard=${String(part)}/${String(PARTS)}`] : args;
      codes.push(await (isApart ? runApart(part, own) : runPart(part, own)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { code: codes.find((code) => code !== 0) ?? 0, results: parts.map(getResultPath) };
}

/** Whether a part can have a network of its own; where it cannot, one after the other is slower, and no less true. */
async function canBeApart() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    if (!hasProgram('ip')) await install(['iproute2'], 'A network of its own for the tests needs ip');
  } catch (reason) {
    if (reason instanceof Stop) return false;
    throw reason;
  }
  return (await command('unshare', inOwnNetwork(OWN_NETWORK))).code === 0;
}

/**
 * @param {number} part
 * @param {readonly string[]} args for Playwright
 */
async function runApart(part, args) {
  const program = [process.execPath, 'scripts/run.mjs', 'e2e-part', String(part), ...args];
  const { code } = await launch('unshare', [...inOwnNetwork(`${OWN_NETWORK}; exec "$@"`), ...program], {
    cwd: root,
  });
  return code;
}

/**
 * Runs one part on a desktop of its own.
 *
 * @param {number} part from 1
 * @param {readonly string[]} args for Playwright
 * @returns {Promise<number>} its exit code
 */
export async function runPart(part, args) {
  const desktop = process.platform === 'linux' ? await openDesktop({ wanted: DESKTOP, ownHome: true }) : null;
  try {
    const env = {
      ...(desktop?.env ?? process.env),
      LINEWATCH_EXECUTABLE: packagedExecutable,
      [PART_NAME]: String(part),
      // A test that starts by npm fetches nothing.
      [CACHE_VARIABLE]: cacheFolder,
    };
    const { code } = await launch(
      process.execPath,
      ['node_modules/@playwright/test/cli.js', 'test', ...args],
      { cwd: root, env },
    );
    return code;
  } finally {
    desktop?.close();
  }
}
