import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { inRoot } from '../places.mjs';
import { Stop } from '../stop.mjs';

/** Where the build leaves which packages each bundle holds, see packaging/bundled-packages.ts. */
const BUNDLED = 'out/bundled';
/** A header that only a compiler reads; electron-builder.yml leaves it out. */
const NOT_SHIPPED = ['node_modules/node-addon-api'];

/** @typedef {{ version?: string, license?: string | string[], dev?: boolean, devOptional?: boolean }} Entry */

/** package-lock.json. @returns {Record<string, Entry>} by folder */
export function readPackages() {
  return JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
}

/**
 * The packages that an installed Linewatch holds: bundled, or beside the bundle.
 *
 * @returns {string[]} their folders in node_modules, sorted
 */
export function listShipped() {
  if (!existsSync(inRoot(BUNDLED)))
    throw new Stop('The list of bundled packages is missing. Run `npm run build`.');
  const bundled = readdirSync(inRoot(BUNDLED)).flatMap((name) =>
    JSON.parse(readFileSync(inRoot(BUNDLED, name), 'utf8')),
  );
  const beside = Object.entries(readPackages())
    .filter(([folder, { dev, devOptional }]) => folder !== '' && !dev && !devOptional)
    .map(([folder]) => folder);
  return [...new Set([...bundled, ...beside])].filter((folder) => !NOT_SHIPPED.includes(folder)).sort();
}
