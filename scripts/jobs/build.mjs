import { needBuild } from '../lib/build.mjs';
import { needDependencies } from '../lib/dependencies.mjs';

/** Builds the application and the tools, as far as their sources changed. */
export async function run() {
  await needDependencies();
  await needBuild('application');
  await needBuild('tools');
  return 0;
}
