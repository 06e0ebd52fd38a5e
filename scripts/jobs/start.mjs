import { hasDisplay } from '../lib/desktop.mjs';
import { launch } from '../lib/launch.mjs';
import { electronSwitches, root } from '../lib/places.mjs';
import { readyApplication } from '../lib/ready.mjs';

/**
 * Starts the application with the user's own data folder; arguments are handed on. Paths among them are meant from
 * where npm was called, not from the folder of the package to which it moves.
 *
 * @param {readonly string[]} args
 */
export async function run(args) {
  const { executable } = await readyApplication();
  const { code } = await launch(executable, [root, ...electronSwitches(), ...args], {
    cwd: process.env['INIT_CWD'] || process.cwd(),
    isVirtual: !hasDisplay(),
  });
  return code;
}
