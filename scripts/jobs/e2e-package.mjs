import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { needBuild } from '../lib/build.mjs';
import { runEndToEnd } from '../lib/end-to-end.mjs';
import { makePackages } from '../lib/packaging/dist.mjs';
import { desktopPackages, makeTree, stock } from '../lib/packaging/debian-tree.mjs';
import { cacheFolder } from '../lib/places.mjs';
import { readyApplication } from '../lib/ready.mjs';
import { Stop } from '../lib/stop.mjs';

const FOLDER = join(cacheFolder, 'package-test');
/** Two builds: the second one is the upgrade. */
const VERSIONS = ['0.9.1', '0.9.2'];

/**
 * Installs the Debian package on a bare Debian, drives it there, upgrades and removes it; arguments go to Playwright.
 * It is no part of `npm test`: it takes some minutes, and Debian's packages from the network.
 *
 * @param {readonly string[]} args
 */
export async function run(args) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new Stop('The package is tested on a bare Debian, which only root can make on Linux.');
  }
  const runtime = await readyApplication();
  await needBuild('tools');
  rmSync(FOLDER, { recursive: true, force: true });
  const debs = [];
  for (const version of VERSIONS) debs.push(await makeDeb(runtime, version));
  const tree = await makeTree();
  try {
    await stock(tree, debs);
    rmSync(FOLDER, { recursive: true, force: true });
    process.env['LINEWATCH_DEBIAN_TREE'] = tree;
    process.env['LINEWATCH_DESKTOP_PACKAGES'] = desktopPackages;
    return (await runEndToEnd(['e2e/package/', ...args])).code;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

/**
 * @param {import('../lib/runtime.mjs').Runtime} runtime
 * @param {string} version
 */
async function makeDeb(runtime, version) {
  const output = join(FOLDER, version);
  mkdirSync(output, { recursive: true });
  const code = await makePackages(
    runtime,
    ['deb'],
    [
      `--config.directories.output=${output}`,
      `--config.extraMetadata.version=${version}`,
      // Ten times as quick as that of a release, and as good for a test.
      '--config.deb.compression=gz',
    ],
  );
  if (code !== 0) throw new Stop('The Debian package could not be made; the reason is above.');
  const deb = readdirSync(output).find((name) => name.endsWith('.deb'));
  if (deb === undefined) throw new Stop('electron-builder made no Debian package.');
  rmSync(join(output, 'linux-unpacked'), { recursive: true, force: true });
  return join(output, deb);
}
