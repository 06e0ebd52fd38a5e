import { hasProgram, install } from './apt.mjs';
import { command } from './command.mjs';
import { Stop } from './stop.mjs';

/** Debian's packages with every library that Electron links or opens. */
const PACKAGES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libsecret-1-0',
  'libnotify4',
];

/** What Electron opens by name while it runs, unseen by ldd: notifications and the keyring. */
const OPENED_LATER = ['libnotify.so.4', 'libsecret-1.so.0'];

/**
 * Makes sure that an Electron finds its shared libraries; nothing to do but on Linux.
 *
 * @param {string} executable
 */
export async function needSharedLibraries(executable) {
  if (process.platform !== 'linux') return;
  const missing = await missingLibraries(executable);
  if (missing.length === 0) return;
  await install(
    PACKAGES,
    `Electron lacks shared libraries (${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ' …' : ''})`,
  );
  const still = await missingLibraries(executable);
  if (still.length > 0) throw new Stop(`Electron still lacks shared libraries: ${still.join(', ')}.`);
}

/** @param {string} executable */
async function missingLibraries(executable) {
  const ldconfig = hasProgram('ldconfig') ? 'ldconfig' : '/sbin/ldconfig';
  const [linked, known] = await Promise.all([command('ldd', [executable]), command(ldconfig, ['-p'])]);
  const unlinked = linked.stdout
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? '');
  const unopened = known.code === 0 ? OPENED_LATER.filter((name) => !known.stdout.includes(name)) : [];
  return [...unlinked, ...unopened];
}
