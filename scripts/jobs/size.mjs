import { dirname } from 'node:path';
import { needPackage, packagedExecutable } from '../lib/package.mjs';
import { compareSizes, measureCompressed } from '../lib/packaging/size.mjs';
import { readyApplication } from '../lib/ready.mjs';
import { progress } from '../lib/say.mjs';
import { Stop } from '../lib/stop.mjs';

/** What Electron starts when it is given no application; no package has it. */
const DEFAULT_APP = 'default_app.asar';

/** Compares the packaged application with a bare Electron, both compressed; ends with 1 where it is too large. */
export async function run() {
  if (process.platform !== 'linux') throw new Stop('Sizes are compared on Linux.');
  const runtime = await readyApplication();
  await needPackage(runtime);
  const bar = progress('Compressing both');
  const sizes = await Promise.all(
    [runtime.dist, dirname(packagedExecutable)].map((folder) => measureCompressed(folder, [DEFAULT_APP])),
  );
  bar.end();
  const { lines, isSmallEnough } = compareSizes(sizes[0] ?? 0, sizes[1] ?? 0);
  for (const line of lines) console.log(line);
  return isSmallEnough ? 0 : 1;
}
