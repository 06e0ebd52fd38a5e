import { needBuild } from '../lib/build.mjs';
import { runEndToEnd } from '../lib/end-to-end.mjs';
import { needPackage } from '../lib/package.mjs';
import { readyApplication } from '../lib/ready.mjs';

/**
 * Packages the application and runs the end-to-end tests; arguments go to Playwright.
 *
 * @param {readonly string[]} args
 */
export async function run(args) {
  await needPackage(await readyApplication());
  await needBuild('tools');
  const { code } = await runEndToEnd(args);
  return code;
}
