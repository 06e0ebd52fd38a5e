import { needBuild } from './build.mjs';
import { openDesktop } from './desktop.mjs';
import { launch } from './launch.mjs';
import { needPackage, packagedExecutable } from './package.mjs';
import { inRoot } from './places.mjs';
import { readyApplication } from './ready.mjs';

/**
 * Runs a benchmark of the packaged application, on Linux inside a virtual desktop; answers its exit code.
 *
 * @param {string} tool the name of the built benchmark
 * @param {readonly string[]} args for the benchmark
 */
export async function benchPackaged(tool, args) {
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
      LINEWATCH_ELECTRON: runtime.executable,
    };
    return (await launch(process.execPath, [inRoot('out', 'tools', `${tool}.js`), ...args], { env })).code;
  } finally {
    desktop?.close();
  }
}
