import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { command, networkFailure } from './command.mjs';
import { progress } from './say.mjs';
import { Stop } from './stop.mjs';

/** Whether this process runs as root; never so on Windows. */
const isRoot = () => process.getuid?.() === 0;

/**
 * Whether a program can be found on the path.
 *
 * @param {string} program
 */
export function hasProgram(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Installs Debian packages as root; otherwise ends with the command that does.
 *
 * @param {readonly string[]} packages
 * @param {string} missing what is missing, as the start of a sentence
 */
export async function install(packages, missing) {
  if (!hasProgram('apt-get')) {
    throw new Stop(
      `${missing}. Install what your system calls these Debian packages, and run the command again: ${packages.join(' ')}`,
    );
  }
  const arguments_ = ['install', '-y', '--no-install-recommends', ...packages];
  if (!isRoot()) {
    throw new Stop(
      `${missing}. Install it with this command and run yours again:\n  sudo apt-get update && sudo apt-get ${arguments_.join(' ')}`,
    );
  }
  const bar = progress(`${missing}; installing ${packages.join(' ')}`);
  const onLine = (/** @type {string} */ line) => {
    if (/^(Get:|Unpacking|Setting up)/.test(line)) bar.update(line.slice(0, 72));
  };
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await command('apt-get', ['update'], { env, onLine });
  const result = update.code === 0 ? await command('apt-get', arguments_, { env, onLine }) : update;
  bar.end();
  if (result.code !== 0) throw new Stop(whyNot(`${update.stderr}${result.stderr}`));
}

/** @param {string} printed by apt-get */
function whyNot(printed) {
  const failure =
    /Temporary failure resolving|Could not (connect|resolve)[^\n]*/.exec(printed)?.[0] ??
    networkFailure(printed);
  if (failure) {
    return `Debian's packages cannot be reached (${failure}). Check the network and run the command again.`;
  }
  return `${printed.trim()}\nThe packages could not be installed; apt-get says why above.`;
}
