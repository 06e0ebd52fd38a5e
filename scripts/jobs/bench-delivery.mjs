import { needBuild } from '../lib/build.mjs';
import { needDependencies } from '../lib/dependencies.mjs';
import { launch } from '../lib/launch.mjs';
import { inRoot } from '../lib/places.mjs';

/**
 * Holds the delivery of messages to servers that fail in every way, without Electron.
 *
 * @param {readonly string[]} args for the benchmark
 */
export async function run(args) {
  await needDependencies();
  await needBuild('tools');
  return (await launch(process.execPath, [inRoot('out', 'tools', 'bench-delivery.js'), ...args])).code;
}
