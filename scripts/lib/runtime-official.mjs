import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from './command.mjs';
import { needDiskSpace } from './disk-space.mjs';
import { cacheFolder, inRoot, root } from './places.mjs';
import { progress } from './say.mjs';

/** The first byte has to come within this time, and no pause may last longer. */
const STALL_MS = 15_000;
/** After this time a download that was out of reach is tried again. */
const REFUSAL_LASTS_MS = 24 * 60 * 60 * 1000;
/** Measured: the archive of 110 MiB beside the 280 MiB that come out of it. */
const NEEDED_MIB = 500;
const MIB = 1024 * 1024;

/** Where the package `electron` keeps the runtime that it downloads. */
export const officialDist = () => inRoot('node_modules', 'electron', 'dist');

/** @param {string} version */
const refusalFile = (version) => join(cacheFolder, `electron-${version}-out-of-reach`);

/**
 * Whether a download was tried a short time ago in vain.
 *
 * @param {string} version
 */
export function isRefusalRemembered(version) {
  try {
    return Date.now() - Number(readFileSync(refusalFile(version), 'utf8')) < REFUSAL_LASTS_MS;
  } catch {
    return false;
  }
}

/**
 * Downloads the declared Electron with the installer of its own package, which knows mirrors, proxies
 * and checksums. A download that does not start or stands still is given up, and this is remembered.
 *
 * @param {string} version
 * @returns {Promise<string | null>} null when it is there, otherwise the reason in a word or two
 */
export async function fetchOfficial(version) {
  needDiskSpace(root, NEEDED_MIB, 'Electron');
  const scratch = mkdtempSync(join(tmpdir(), 'linewatch-electron-'));
  const giveUp = new AbortController();
  const bar = progress(`Downloading Electron ${version}`);
  const watch = watchGrowth(scratch, bar, () => giveUp.abort());
  const { code, stderr } = await command(process.execPath, ['node_modules/electron/install.js'], {
    cwd: root,
    env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch, ELECTRON_GET_USE_PROXY: '1' },
    signal: giveUp.signal,
  });
  clearInterval(watch);
  bar.end();
  rmSync(scratch, { recursive: true, force: true });
  if (code === 0) {
    rmSync(refusalFile(version), { force: true });
    return null;
  }
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(refusalFile(version), String(Date.now()));
  return giveUp.signal.aborted ? 'no answer' : reasonIn(stderr);
}

/**
 * Shows how much has arrived in a folder and calls back once nothing more comes.
 *
 * @param {string} folder
 * @param {ReturnType<typeof progress>} bar
 * @param {() => void} onStall
 */
function watchGrowth(folder, bar, onStall) {
  let bytes = 0;
  let grewAt = Date.now();
  return setInterval(() => {
    const now = folderBytes(folder);
    if (now > bytes) {
      bytes = now;
      grewAt = Date.now();
      bar.update(`${Math.round(bytes / MIB)} MiB`);
    } else if (bytes === 0 && Date.now() - grewAt > STALL_MS) {
      onStall();
    }
  }, 500);
}

/**
 * The bytes in all files of a folder; files that vanish meanwhile count nothing.
 *
 * @param {string} folder
 */
export function folderBytes(folder) {
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    bytes += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}

/** @param {string} printed by Electron's installer */
function reasonIn(printed) {
  return /\b(E[A-Z_]{4,}|HTTPError: [^\n]+|Response code \d+)/.exec(printed)?.[0] ?? 'fetch failed';
}
