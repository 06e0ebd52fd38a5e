import { needBuild } from '../lib/build.mjs';
import { needDependencies } from '../lib/dependencies.mjs';
import { launch } from '../lib/launch.mjs';
import { inRoot } from '../lib/places.mjs';

/**
 * Measures with the engine in plain Node, without Electron.
 *
 * @param {readonly string[]} args for the benchmark
 */
export async function run(args) {
  await needDependencies();
  await needBuild('tools');
  return (await launch(process.execPath, [inRoot('out', 'tools', 'bench-engine.js'), ...args])).code;
}
