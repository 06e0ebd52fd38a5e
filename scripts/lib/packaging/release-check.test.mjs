import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { findReleaseGaps } from './release-check.mjs';

/** @param {'ed25519' | 'x25519'} kind */
function publicPem(kind) {
  const options = /** @type {const} */ ({ type: 'spki', format: 'pem' });
  // The types know each kind by a signature of its own.
  const { publicKey } = kind === 'ed25519' ? generateKeyPairSync(kind) : generateKeyPairSync(kind);
  return String(publicKey.export(options));
}

const COMPLETE = {
  tag: 'v1.2.3',
  manifest: { version: '1.2.3', homepage: 'https://linewatch.org', author: 'A <a@linewatch.org>' },
  changelog: '# Changelog\n\n## Unreleased\n\n## [1.2.3] - 2026-12-01\n',
  metainfo:
    '<url type="homepage">https://linewatch.org</url><releases><release version="1.2.3" date="2026-12-01" />',
  builder:
    'publish:\n  provider: generic\n  url: https://linewatch.org/updates\nlinux:\n  maintainer: A <a@linewatch.org>\n',
  updateKey: publicPem('ed25519'),
};

it('finds nothing where everything is said', () => {
  expect(findReleaseGaps(COMPLETE)).toEqual([]);
});

it('names a tag, a changelog and metadata of another version', () => {
  expect(findReleaseGaps({ ...COMPLETE, manifest: { ...COMPLETE.manifest, version: '1.2.4' } })).toEqual([
    'The tag is v1.2.3, and package.json says version 1.2.4.',
    'CHANGELOG.md has no section of 1.2.4.',
    'The newest release in the AppStream metadata is 1.2.3.',
  ]);
});

it('names addresses at which nobody can be reached', () => {
  const gaps = findReleaseGaps({
    ...COMPLETE,
    manifest: { version: '1.2.3', homepage: 'https://linewatch.example', author: 'A <a@linewatch.example>' },
    metainfo: COMPLETE.metainfo.replace('linewatch.org', 'linewatch.example'),
    builder: '',
    updateKey: COMPLETE.updateKey,
  });
  expect(gaps).toEqual([
    'The homepage in package.json is a placeholder.',
    'The author in package.json is a placeholder.',
    'The maintainer in electron-builder.yml is a placeholder.',
    'The address of updates in electron-builder.yml is a placeholder.',
    'The homepage in the AppStream metadata is a placeholder.',
  ]);
});

it('names a feed that nobody could trust: without a key, or not over HTTPS', () => {
  const gap =
    'packaging/update-key.pem is not the public half of an Ed25519 key: no update could be trusted.';
  for (const updateKey of ['', 'A placeholder', publicPem('x25519')]) {
    expect(findReleaseGaps({ ...COMPLETE, updateKey })).toEqual([gap]);
  }
  const builder = COMPLETE.builder.replace('https:', 'http:');
  expect(findReleaseGaps({ ...COMPLETE, builder })).toEqual([
    'The address of updates in electron-builder.yml is a placeholder.',
  ]);
});
