import { needBuild } from '../lib/build.mjs';
import { needDependencies } from '../lib/dependencies.mjs';
import { launch } from '../lib/launch.mjs';
import { inRoot } from '../lib/places.mjs';

/**
 * Breaks a line in network namespaces, and says what the watching finds of it; needs root on Linux.
 *
 * @param {readonly string[]} args for the benchmark
 */
export async function run(args) {
  await needDependencies();
  await needBuild('tools');
  return (await launch(process.execPath, [inRoot('out', 'tools', 'bench-watch.js'), ...args])).code;
}
