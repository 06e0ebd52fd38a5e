import { readFileSync, readdirSync } from 'node:fs';
import { inRoot } from '../places.mjs';
import { licenceOf, nameOf } from './licences.mjs';

const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;
const RULE = '-'.repeat(80);

/**
 * The licences of the shipped packages, as one text for the person who has the application.
 *
 * @param {readonly string[]} folders in node_modules
 * @param {Readonly<Record<string, import('./shipped.mjs').Entry>>} packages of package-lock.json
 * @returns {{ text: string, missing: string[] }} missing names packages that hold no text of their licence
 */
export function makeNotices(folders, packages) {
  const parts = folders.map((folder) => {
    const entry = packages[folder] ?? {};
    return {
      folder,
      title: `${nameOf(folder)} ${entry.version}: ${licenceOf(folder, entry)}`,
      text: readTexts(folder),
    };
  });
  return {
    text: [
      'Linewatch contains the following packages. Electron and Chromium: LICENSE.electron.txt and LICENSES.chromium.html.',
      ...parts.map(({ title, text }) => `${RULE}\n${title}\n\n${text}`),
    ].join('\n\n'),
    missing: parts.filter(({ text }) => text === '').map(({ folder }) => folder),
  };
}

/**
 * What a package says of its licence in files of its own; for the MIT licence its text with the author, where there is
 * no file.
 *
 * @param {string} folder
 */
function readTexts(folder) {
  const texts = readdirSync(inRoot(folder))
    .filter((name) => LICENCE_FILE.test(name))
    .sort()
    .map((name) => readFileSync(inRoot(folder, name), 'utf8').trim());
  if (texts.length > 0) return texts.join('\n\n');
  const { license, author } = JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8'));
  const name = typeof author === 'object' ? author?.name : author;
  if (license !== 'MIT' || !name) return '';
  return readFileSync(inRoot('LICENSE'), 'utf8')
    .replace(/^Copyright .*$/m, `Copyright (c) ${name}`)
    .trim();
}
