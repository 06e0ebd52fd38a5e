import { readFileSync } from 'node:fs';
import { networkFailure, npm } from './command.mjs';
import { needDiskSpace } from './disk-space.mjs';
import { inRoot, root } from './places.mjs';
import { progress } from './say.mjs';
import { Stop } from './stop.mjs';

/** Measured: 460 MiB unpacked, and npm's cache beside it. */
const NEEDED_MIB = 1000;
/** So many failed requests without a single answer mean that there is no network. */
const HOPELESS_FAILURES = 10;

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} Lock */

/** Installs what package-lock.json names when node_modules holds something else. */
export async function needDependencies() {
  const wanted = readLock('package-lock.json');
  if (!wanted)
    throw new Stop('package-lock.json is missing or damaged. Restore it with git and run the command again.');
  if (isInstalled(wanted, readLock('node_modules/.package-lock.json'))) return;

  needDiskSpace(root, NEEDED_MIB, 'the dependencies');
  const bar = progress('Installing the dependencies from package-lock.json');
  const total = Object.keys(wanted.packages).length;
  const giveUp = new AbortController();
  const seen = { answers: 0, packages: 0, failures: 0 };
  const { code, stderr } = await npm(['ci', '--ignore-scripts', '--loglevel=http'], {
    cwd: root,
    signal: giveUp.signal,
    onLine: (line) => {
      if (!line.startsWith('npm http')) return;
      if (/attempt \d+ failed/.test(line)) seen.failures++;
      else seen.answers++;
      if (/ (fetch GET 200|cache) .*\.tgz/.test(line))
        bar.update(`${++seen.packages} of at most ${total} packages`);
      // npm itself would try each package again for minutes.
      if (seen.answers === 0 && seen.failures >= HOPELESS_FAILURES) giveUp.abort();
    },
  });
  bar.end();
  if (code !== 0) throw new Stop(whyNot(stderr));
}

/**
 * npm writes its own record of node_modules last, so an interrupted installation has none.
 *
 * @param {Lock} wanted
 * @param {Lock | null} present
 */
function isInstalled(wanted, present) {
  if (!present) return false;
  return Object.entries(wanted.packages).every(([path, { version, optional, devOptional }]) => {
    const found = present.packages[path];
    if (path === '') return true;
    return found ? found.version === version : optional === true || devOptional === true;
  });
}

/**
 * @param {string} path in the repository
 * @returns {Lock | null} null when there is none
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(inRoot(path), 'utf8'));
  } catch {
    return null;
  }
}

/** @param {string} printed what npm said */
function whyNot(printed) {
  const failure = networkFailure(printed);
  if (failure) {
    return `The dependencies could not be fetched: the npm registry cannot be reached (${failure}). Check the network, or the proxy in npm's settings, and run the command again.`;
  }
  const errors = printed.split('\n').filter((line) => line.startsWith('npm error'));
  return `${errors.join('\n')}\nThe dependencies could not be installed; npm says why above.`;
}
