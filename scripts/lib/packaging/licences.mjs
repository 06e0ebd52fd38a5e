/** Licences whose terms an MIT application meets by handing on their texts. */
export const SHIPPED_LICENCES = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Unlicense',
];

/** Licences of tools as well, which build and test the application and are no part of it. */
export const TOOL_LICENCES = [...SHIPPED_LICENCES, 'CC-BY-4.0', 'MPL-2.0', 'Python-2.0', 'WTFPL'];

/** What packages say that is no SPDX identifier, or do not say in their package.json; read from their licence files. */
const READ_BY_HAND = /** @type {Record<string, string>} */ ({
  'node_modules/jsbi': 'Apache-2.0',
  'node_modules/map-stream': 'MIT',
  'MIT/X11': 'MIT',
  Apache2: 'Apache-2.0',
});

/**
 * Whether a licence expression of SPDX leads to an allowed licence: one of those that OR offers, all that AND names.
 *
 * @param {string} expression such as `(MIT OR CC0-1.0)`
 * @param {readonly string[]} allowed
 */
export function isAllowed(expression, allowed) {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1');
  // AND binds closer; parentheses within are no one's habit, and are not understood, so refused.
  return bare
    .split(/\s+OR\s+/)
    .some((way) => way.split(/\s+AND\s+/).every((name) => allowed.includes(READ_BY_HAND[name] ?? name)));
}

/**
 * What a package of package-lock.json says about its licence.
 *
 * @param {string} folder in node_modules
 * @param {{ license?: string | string[] }} entry
 * @returns {string} an expression, empty when it says nothing
 */
export function licenceOf(folder, { license }) {
  if (Array.isArray(license)) return license.join(' OR ');
  return license ?? READ_BY_HAND[folder] ?? '';
}

/**
 * Packages whose licence is not allowed, or not known.
 *
 * @param {Readonly<Record<string, { license?: string | string[], link?: boolean }>>} packages of package-lock.json
 * @param {readonly string[]} allowed
 * @param {readonly string[]} [folders] the packages that are looked at; all without
 * @returns {string[]} each with what it says
 */
export function findForbidden(packages, allowed, folders = Object.keys(packages)) {
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => ({ folder, licence: licenceOf(folder, packages[folder] ?? {}) }))
    .filter(({ licence }) => !isAllowed(licence, allowed))
    .map(({ folder, licence }) => `${folder}: ${licence || 'no licence'}`);
}

/**
 * Packages of which more than one copy is installed. Two copies of React break hooks; of zod, `instanceof`.
 *
 * @param {readonly string[]} folders in node_modules
 * @param {readonly string[]} names
 */
export function findDuplicates(folders, names) {
  return names.filter((name) => folders.filter((folder) => nameOf(folder) === name).length > 1);
}

/**
 * The name of a package by its folder, which may be nested.
 *
 * @param {string} folder such as `node_modules/imapflow/node_modules/socks`
 */
export function nameOf(folder) {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
