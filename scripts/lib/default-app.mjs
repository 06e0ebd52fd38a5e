import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * What `electron FOLDER` runs first: it takes over the folder's package and loads its main file. The
 * stand-in comes without Electron's own.
 */
const MAIN = `'use strict';
const { app } = require('electron');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const at = process.argv.findIndex((argument, index) => index > 0 && !argument.startsWith('-'));
if (at === -1) {
  console.error('Usage: electron FOLDER [ARG ...]');
  process.exit(2);
}
const folder = path.resolve(process.argv[at]);
const package_ = require(path.join(folder, 'package.json'));
app.setVersion(package_.version);
app.setName(package_.productName || package_.name);
app.setAppPath(folder);
import(pathToFileURL(path.join(folder, package_.main)).href).catch((reason) => {
  console.error(reason);
  process.exit(1);
});
`;

/** @param {string} target the path of default_app.asar */
export async function writeDefaultApp(target) {
  const { createPackage } = await import('@electron/asar');
  const scratch = mkdtempSync(join(tmpdir(), 'linewatch-app-'));
  writeFileSync(join(scratch, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.js' }));
  writeFileSync(join(scratch, 'main.js'), MAIN);
  mkdirSync(dirname(target), { recursive: true });
  await createPackage(scratch, target);
  rmSync(scratch, { recursive: true });
}
