import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * What `electron FOLDER` runs first: it takes over the folder's package and loads its main file. The
 * stand-in comes without Electron's own. Electron becomes ready only after a module has run to its end, so
 * the main file is awaited: what must happen before that can still happen in it.
 */
const MAIN = `import { app } from 'electron';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const at = process.argv.findIndex((argument, index) => index > 0 && !argument.startsWith('-'));
if (at === -1) {
  console.error('Usage: electron FOLDER [ARG ...]');
  process.exit(2);
}
const folder = path.resolve(process.argv[at]);
const package_ = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
app.setVersion(package_.version);
app.setName(package_.productName || package_.name);
app.setAppPath(folder);
await import(pathToFileURL(path.join(folder, package_.main)).href);
`;

/** @param {string} target the path of default_app.asar */
export async function writeDefaultApp(target) {
  const { createPackage } = await import('@electron/asar');
  const scratch = mkdtempSync(join(tmpdir(), 'linewatch-app-'));
  writeFileSync(
    join(scratch, 'package.json'),
    JSON.stringify({ name: 'electron', type: 'module', main: 'main.js' }),
  );
  writeFileSync(join(scratch, 'main.js'), MAIN);
  mkdirSync(dirname(target), { recursive: true });
  await createPackage(scratch, target);
  rmSync(scratch, { recursive: true });
}
