import { needBuild } from '../lib/build.mjs';
import { needDependencies } from '../lib/dependencies.mjs';
import { launch } from '../lib/launch.mjs';
import { inRoot } from '../lib/places.mjs';

/**
 * Runs the embedded speed-test server alone, in plain Node.
 *
 * @param {readonly string[]} args for the server
 */
export async function run(args) {
  await needDependencies();
  await needBuild('tools');
  return (await launch(process.execPath, [inRoot('out', 'tools', 'serve.js'), ...args])).code;
}
