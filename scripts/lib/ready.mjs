import { needBuild } from './build.mjs';
import { needDependencies } from './dependencies.mjs';
import { needRuntime } from './runtime.mjs';
import { needSharedLibraries } from './shared-libraries.mjs';

/**
 * Makes everything ready that the application needs to run; silent and quick where it is.
 *
 * @returns {Promise<import('./runtime.mjs').Runtime>}
 */
export async function readyRuntime() {
  await needDependencies();
  const runtime = await needRuntime();
  await needSharedLibraries(runtime.executable);
  return runtime;
}

/** Makes the built application and its runtime ready. */
export async function readyApplication() {
  const runtime = await readyRuntime();
  await needBuild('application');
  return runtime;
}
