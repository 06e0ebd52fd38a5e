import { readFileSync, writeFileSync } from 'node:fs';
import { hasProgram } from '../apt.mjs';
import { launch } from '../launch.mjs';
import { inRoot, root } from '../places.mjs';
import { say } from '../say.mjs';
import { Stop } from '../stop.mjs';
import { getCommitTime } from './commit-time.mjs';
import { writeLegal } from './legal.mjs';
import { findReleaseNotes } from './release-notes.mjs';

/** Targets that are made of the folder alone, without a tool that electron-builder would download. */
const OFFLINE_TARGETS = ['dir', 'deb', 'tar.gz'];
/** The changes that the feed of updates tells. */
const RELEASE_NOTES = 'out/release-notes.md';
/** Ways in which a maintainer names a fpm of his own to electron-builder. */
const OWN_FPM = ['CUSTOM_FPM_PATH', 'USE_SYSTEM_FPM'];
const SYSTEM = /** @type {Partial<Record<NodeJS.Platform, string>>} */ ({ darwin: '--mac', win32: '--win' });

/**
 * Makes packages of the built application by electron-builder.
 *
 * @param {import('../runtime.mjs').Runtime} runtime
 * @param {readonly string[]} targets none means all of this system
 * @param {readonly string[]} options for electron-builder
 * @returns {Promise<number>} the exit code
 */
export async function makePackages(runtime, targets, options) {
  const unreachable = targets.filter((target) => !OFFLINE_TARGETS.includes(target));
  if (runtime.isStandIn && (targets.length === 0 || unreachable.length > 0)) {
    throw new Stop(
      `Electron ${runtime.version} stands in for the declared one, whose download is out of reach. It makes packages for tests: ${OFFLINE_TARGETS.join(', ')}. Name one of them.`,
    );
  }
  if (runtime.isStandIn)
    say(`Made with Electron ${runtime.version} in its place: for tests, not for a release.`);
  await writeLegal();
  writeReleaseNotes();
  const { code } = await launch(
    process.execPath,
    [
      'node_modules/electron-builder/cli.js',
      SYSTEM[process.platform] ?? '--linux',
      ...targets,
      '--publish=never',
      `--config.releaseInfo.releaseNotesFile=${RELEASE_NOTES}`,
      ...(runtime.isStandIn ? standInOptions(runtime) : []),
      ...options,
    ],
    { cwd: root, env: { ...process.env, ...(await getTimeVariable()), ...getFpm() } },
  );
  return code;
}

function writeReleaseNotes() {
  const read = (/** @type {string} */ path) => readFileSync(inRoot(path), 'utf8');
  const { version } = JSON.parse(read('package.json'));
  writeFileSync(inRoot(RELEASE_NOTES), `${findReleaseNotes(read('CHANGELOG.md'), version)}\n`);
}

/** @param {import('../runtime.mjs').Runtime} runtime */
function standInOptions(runtime) {
  return [
    `--config.electronVersion=${runtime.version}`,
    `--config.electronDist=${runtime.dist}`,
    `--${process.arch}`,
  ];
}

/** Debian packages are made by dpkg-deb where it is, and where no other fpm was named. */
function getFpm() {
  if (OWN_FPM.some((name) => process.env[name]) || !hasProgram('dpkg-deb')) return {};
  return { CUSTOM_FPM_PATH: inRoot('scripts', 'fpm.mjs') };
}

/** Archives carry the time of the commit instead of that of the build. */
async function getTimeVariable() {
  const seconds = await getCommitTime();
  return seconds === null ? {} : { SOURCE_DATE_EPOCH: String(seconds) };
}
