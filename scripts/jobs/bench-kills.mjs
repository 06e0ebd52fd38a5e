import { needBuild } from '../lib/build.mjs';
import { needDependencies } from '../lib/dependencies.mjs';
import { launch } from '../lib/launch.mjs';
import { inRoot } from '../lib/places.mjs';

/**
 * Kills the writing to a data folder at every moment and looks at what is left, without Electron.
 *
 * @param {readonly string[]} args for the benchmark
 */
export async function run(args) {
  await needDependencies();
  await needBuild('tools');
  return (await launch(process.execPath, [inRoot('out', 'tools', 'bench-kills.js'), ...args])).code;
}
