import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { launch } from '../lib/launch.mjs';
import { CACHE_VARIABLE, cacheFolder, root } from '../lib/places.mjs';
import { readyRuntime } from '../lib/ready.mjs';
import { say } from '../lib/say.mjs';
import { Stop } from '../lib/stop.mjs';

/** What no build reads: results of others, and what is linked instead of copied. */
const LEFT_OUT = ['.git', 'node_modules', 'out', 'dist', 'test-results'];
const ARCHIVE = 'resources/app.asar';

/**
 * Builds and packages the sources twice, in two folders of different names, and compares what came out. Ends with 1
 * where the archives of the application differ.
 */
export async function run() {
  await readyRuntime();
  const hashes = [];
  for (const name of ['one', 'another-with-a-longer-name']) hashes.push(await build(name));
  for (const hash of hashes) console.log(`${hash}  app.asar`);
  const isSame = hashes[0] === hashes[1];
  console.log(isSame ? 'Both builds are the same.' : 'The builds differ.');
  return isSame ? 0 : 1;
}

/**
 * @param {string} name of the folder in which it is built
 * @returns {Promise<string>} the hash of the archive
 */
async function build(name) {
  const scratch = mkdtempSync(join(tmpdir(), 'linewatch-build-'));
  const folder = join(scratch, name);
  try {
    cpSync(root, folder, {
      recursive: true,
      filter: (path) => dirname(path) !== root || !LEFT_OUT.includes(basename(path)),
    });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    say(`Building in ${folder} …`);
    const env = { ...process.env, [CACHE_VARIABLE]: cacheFolder, SOURCE_DATE_EPOCH: '1700000000' };
    const args = ['scripts/run.mjs', 'dist', 'dir'];
    const { code } = await launch(process.execPath, args, { cwd: folder, env });
    if (code !== 0) throw new Stop(`The build in ${folder} failed; the reason is above.`);
    const output = process.platform === 'win32' ? 'win-unpacked' : 'linux-unpacked';
    return createHash('sha256')
      .update(readFileSync(join(folder, 'dist', output, ARCHIVE)))
      .digest('hex');
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
