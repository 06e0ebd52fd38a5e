import { readFileSync } from 'node:fs';
import { findReleaseGaps } from '../lib/packaging/release-check.mjs';
import { inRoot } from '../lib/places.mjs';
import { Stop } from '../lib/stop.mjs';

/**
 * Whether everything is said that a release says: `npm run release-check -- v1.2.3`.
 *
 * @param {readonly string[]} args the tag
 */
export function run([tag = '']) {
  const read = (/** @type {string} */ path) => readFileSync(inRoot(path), 'utf8');
  const gaps = findReleaseGaps({
    tag,
    manifest: JSON.parse(read('package.json')),
    changelog: read('CHANGELOG.md'),
    metainfo: read('packaging/linux/io.linewatch.app.metainfo.xml'),
    builder: read('electron-builder.yml'),
    updateKey: read('packaging/update-key.pem'),
  });
  if (gaps.length > 0) throw new Stop(`Not ready for a release:\n  ${gaps.join('\n  ')}`);
  return Promise.resolve(0);
}
