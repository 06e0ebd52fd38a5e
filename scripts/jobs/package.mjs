import { needPackage } from '../lib/package.mjs';
import { readyApplication } from '../lib/ready.mjs';

/** Packages the application as a folder for this platform. */
export async function run() {
  await needPackage(await readyApplication());
  return 0;
}
