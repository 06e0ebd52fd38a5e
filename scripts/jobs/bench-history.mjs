import { needBuild } from '../lib/build.mjs';
import { openDesktop } from '../lib/desktop.mjs';
import { launch } from '../lib/launch.mjs';
import { needPackage, packagedExecutable } from '../lib/package.mjs';
import { inRoot } from '../lib/places.mjs';
import { readyApplication } from '../lib/ready.mjs';

/**
 * Starts the packaged application on many records and on none, on Linux inside a virtual
 * desktop.
 *
 * @param {readonly string[]} args for the benchmark
 */
export async function run(args) {
  const runtime = await readyApplication();
  await needPackage(runtime);
  await needBuild('tools');
  const desktop =
    process.platform === 'linux'
      ? await openDesktop({ wanted: ['windowManager', 'notifications', 'panel', 'keyring'], ownHome: true })
      : null;
  try {
    const env = {
      ...(desktop?.env ?? process.env),
      LINEWATCH_EXECUTABLE: packagedExecutable,
    };
    return (await launch(process.execPath, [inRoot('out', 'tools', 'bench-history.js'), ...args], { env }))
      .code;
  } finally {
    desktop?.close();
  }
}
