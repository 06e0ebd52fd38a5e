import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasProgram, install } from '../apt.mjs';
import { command } from '../command.mjs';
import { needDiskSpace } from '../disk-space.mjs';
import { cacheFolder } from '../places.mjs';
import { progress } from '../say.mjs';
import { Stop } from '../stop.mjs';

const RELEASE = 'bookworm';
/** Measured: the tree with everything, its archive and two packages. */
const NEEDED_MIB = 2500;
/** What a desktop has that a bare Debian has not: a screen, a window manager, a bus, and eyes for the test. */
const DESKTOP = ['xvfb', 'openbox', 'dbus', 'at-spi2-core', 'gir1.2-atspi-2.0', 'python3-gi'];
const FOLDER = join(cacheFolder, 'debian');

/**
 * Makes a bare Debian: what debootstrap calls minimal, and no more. It is made once and unpacked each time.
 *
 * @returns {Promise<string>} the path of a fresh tree, which the caller removes
 */
export async function makeTree() {
  if (!hasProgram('debootstrap')) await install(['debootstrap'], 'A bare Debian needs debootstrap');
  needDiskSpace(FOLDER, NEEDED_MIB, 'a bare Debian');
  const archive = join(FOLDER, `${RELEASE}-minbase.tar`);
  if (!existsSync(archive)) await makeArchive(archive);
  const tree = mkdtempSync(join(FOLDER, 'tree-'));
  await need('tar', ['-xf', archive, '-C', tree], 'The bare Debian could not be unpacked');
  // A scratch folder is its owner's alone; the root of a system is everybody's.
  chmodSync(tree, 0o755);
  return tree;
}

/** @param {string} archive */
async function makeArchive(archive) {
  const bar = progress(`Fetching a bare Debian ${RELEASE}`);
  const tree = mkdtempSync(join(FOLDER, 'making-'));
  try {
    const args = ['--variant=minbase', '--include=ca-certificates', RELEASE, tree];
    await need('debootstrap', args, 'The bare Debian could not be made');
    await need('tar', ['-cf', `${archive}.part`, '-C', tree, '.'], 'The bare Debian could not be stored');
    renameSync(`${archive}.part`, archive);
  } finally {
    rmSync(tree, { recursive: true, force: true });
    bar.end();
  }
}

/**
 * Puts packages into the tree and downloads what they depend on, so that they are installed without a network.
 *
 * @param {string} tree
 * @param {readonly string[]} debs
 */
export async function stock(tree, debs) {
  const bar = progress('Fetching what the package depends on, and a desktop');
  mkdirSync(join(tree, 'packages'));
  for (const [index, deb] of debs.entries())
    copyFileSync(deb, join(tree, 'packages', `linewatch_${index + 1}.deb`));
  copyFileSync('/etc/resolv.conf', join(tree, 'etc', 'resolv.conf'));
  const apt = ['apt-get', '-y', '-q', '-o', 'APT::Sandbox::User=root'];
  const failed = 'What the package depends on could not be fetched';
  await need('chroot', [tree, ...apt, 'update'], failed);
  const fetch = ['install', '--download-only', '--no-install-recommends'];
  await need('chroot', [tree, ...apt, ...fetch, '/packages/linewatch_1.deb', ...DESKTOP], failed);
  bar.end();
}

/** What the test installs as a desktop. */
export const desktopPackages = DESKTOP.join(' ');

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} failed what is said when it fails
 */
async function need(program, args, failed) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  const { code, stdout, stderr } = await command(program, args, { env });
  if (code !== 0) throw new Stop(`${stdout.slice(-2000)}${stderr}\n${failed}; the reason is above.`);
}
