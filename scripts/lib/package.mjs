import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './command.mjs';
import { needDiskSpace } from './disk-space.mjs';
import { writeLegal } from './packaging/legal.mjs';
import { cacheFolder, inRoot, root } from './places.mjs';
import { progress } from './say.mjs';
import { Stop } from './stop.mjs';

const PROGRAM = /** @type {Partial<Record<NodeJS.Platform, string>>} */ ({
  darwin: `mac${process.arch === 'arm64' ? '-arm64' : ''}/Linewatch.app/Contents/MacOS/Linewatch`,
  win32: 'win-unpacked/linewatch.exe',
});

/** What the package is made of, beside the runtime; the stamp stands for everything that was built. */
const SOURCES = ['out/application.stamp', 'electron-builder.yml', 'scripts/lib/package.mjs'];

/**
 * Packages lie outside of the repository, one folder for each: inside, the packaged application would
 * find a module that was left out of it in the repository's node_modules.
 */
const PACKAGES = join(cacheFolder, 'packages');
const folder = join(PACKAGES, createHash('sha256').update(root).digest('hex').slice(0, 12));
const STAMP = join(folder, 'stamp');
const OWNER = 'repository';
/** Measured: 270 MiB. */
const NEEDED_MIB = 400;

/** The packaged program. */
export const packagedExecutable = join(folder, PROGRAM[process.platform] ?? 'linux-unpacked/linewatch');

/**
 * Packages the built application as a folder, for this platform, with the runtime in use. Unlike a
 * release it can be inspected, since the end-to-end tests drive it that way.
 *
 * @param {import('./runtime.mjs').Runtime} runtime
 */
export async function needPackage(runtime) {
  const hash = createHash('sha256').update(runtime.version);
  for (const path of SOURCES) hash.update(readFileSync(inRoot(path)));
  const wanted = hash.digest('hex');
  if (existsSync(packagedExecutable) && readOrNull(STAMP) === wanted) return;

  const bar = progress('Packaging the application');
  await writeLegal();
  removeForsaken();
  needDiskSpace(PACKAGES, NEEDED_MIB, 'the packaged application');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, OWNER), root);
  const { code, stdout, stderr } = await command(
    process.execPath,
    [
      'node_modules/electron-builder/cli.js',
      '--dir',
      '--publish=never',
      `--config.directories.output=${folder}`,
      `--config.electronVersion=${runtime.version}`,
      `--config.electronDist=${runtime.dist}`,
      '--config.electronFuses.enableNodeCliInspectArguments=true',
    ],
    { cwd: root },
  );
  bar.end();
  if (code !== 0)
    throw new Stop(`${stdout}${stderr}\nPackaging the application failed; the reason is above.`);
  writeFileSync(STAMP, wanted);
}

/** Packages of repositories that are gone. */
function removeForsaken() {
  for (const name of existsSync(PACKAGES) ? readdirSync(PACKAGES) : []) {
    const owner = readOrNull(join(PACKAGES, name, OWNER));
    if (!owner || !existsSync(owner)) rmSync(join(PACKAGES, name), { recursive: true, force: true });
  }
}

/** @param {string} path */
function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
