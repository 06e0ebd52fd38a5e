import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from '../places.mjs';
import { Stop } from '../stop.mjs';
import { getCommitTime, toIsoTime } from './commit-time.mjs';
import { findDuplicates, findForbidden, nameOf, SHIPPED_LICENCES } from './licences.mjs';
import { makeNotices } from './notices.mjs';
import { narrowBom, readWholeBom } from './sbom.mjs';
import { listShipped, readPackages } from './shipped.mjs';

/** What electron-builder.yml takes into every package. */
const LEGAL = { folder: 'out/legal', notices: 'out/legal/licences.txt', bom: 'out/legal/sbom.cdx.json' };
/** Shipped, and no part of a bundle. */
const RUNTIME = 'node_modules/electron';

/**
 * Writes the licences of what is shipped and the bill of materials. Ends with a sentence when a shipped package has a
 * licence that is not allowed, or no text of it, or is there twice and must not be.
 */
export async function writeLegal() {
  const packages = readPackages();
  const shipped = listShipped();
  const { text, missing } = makeNotices(shipped, packages);
  const problems = [
    ...findForbidden(packages, SHIPPED_LICENCES, shipped).map((found) => `${found} is not allowed`),
    ...missing.map((folder) => `${folder} holds no text of its licence`),
    ...findDuplicates(shipped, ['react', 'react-dom', 'zod']).map((name) => `${name} is there twice`),
  ];
  if (problems.length > 0) {
    throw new Stop(
      `What is bundled cannot be shipped:\n  ${problems.join('\n  ')}\nCONTRIBUTING.md names the licences.`,
    );
  }
  const references = [...shipped, RUNTIME].map((folder) => `${nameOf(folder)}@${packages[folder]?.version}`);
  const { name } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const application = { name, time: toIsoTime(await getCommitTime()) };
  const bom = narrowBom(await readWholeBom(), references, application);
  if (bom.components.length !== new Set(references).size) {
    const known = bom.components.map((component) => component['bom-ref']);
    const lost = references.filter((reference) => !known.includes(reference));
    throw new Stop(`The bill of materials does not name ${lost.join(', ')}.`);
  }
  mkdirSync(inRoot(LEGAL.folder), { recursive: true });
  writeFileSync(inRoot(LEGAL.notices), `${text}\n`);
  writeFileSync(inRoot(LEGAL.bom), `${JSON.stringify(bom, null, 2)}\n`);
}
