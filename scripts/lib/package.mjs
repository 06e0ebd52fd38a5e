import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { command } from './command.mjs';
import { inRoot, root } from './places.mjs';
import { progress } from './say.mjs';
import { Stop } from './stop.mjs';

const FOLDER = /** @type {Partial<Record<NodeJS.Platform, string>>} */ ({
  darwin:
    process.arch === 'arm64'
      ? 'mac-arm64/Linewatch.app/Contents/MacOS/Linewatch'
      : 'mac/Linewatch.app/Contents/MacOS/Linewatch',
  win32: 'win-unpacked/linewatch.exe',
});

/** What the package is made of, beside the runtime; the stamp stands for everything that was built. */
const SOURCES = ['out/application.stamp', 'electron-builder.yml', 'scripts/lib/package.mjs'];
const STAMP = 'dist/package.stamp';

/** The packaged program. */
export const packagedExecutable = inRoot('dist', FOLDER[process.platform] ?? 'linux-unpacked/linewatch');

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
  const stamp = inRoot(STAMP);
  if (existsSync(packagedExecutable) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  const bar = progress('Packaging the application');
  rmSync(stamp, { force: true });
  const { code, stdout, stderr } = await command(
    process.execPath,
    [
      'node_modules/electron-builder/cli.js',
      '--dir',
      '--publish=never',
      `--config.electronVersion=${runtime.version}`,
      `--config.electronDist=${runtime.dist}`,
      '--config.electronFuses.enableNodeCliInspectArguments=true',
    ],
    { cwd: root },
  );
  bar.end();
  if (code !== 0)
    throw new Stop(`${stdout}${stderr}\nPackaging the application failed; the reason is above.`);
  writeFileSync(stamp, wanted);
}
