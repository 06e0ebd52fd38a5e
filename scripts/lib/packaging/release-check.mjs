import { createPublicKey } from 'node:crypto';

/**
 * What a release says of itself, in files that are edited by hand.
 *
 * @typedef {object} ReleaseTexts
 * @property {string} tag such as v1.2.3
 * @property {{ version: string, homepage?: string, author?: string }} manifest package.json
 * @property {string} changelog
 * @property {string} metainfo AppStream's
 * @property {string} builder electron-builder.yml
 * @property {string} updateKey packaging/update-key.pem
 */

/** A name that RFC 2606 reserves: nobody can be reached there. */
const RESERVED = /[@/.][\w-]*\.?(?:example|invalid|test)\b/;

/**
 * What a release lacks, each in one sentence; empty when it can be made.
 *
 * @param {ReleaseTexts} texts
 */
export function findReleaseGaps({ tag, manifest, changelog, metainfo, builder, updateKey }) {
  const { version } = manifest;
  const [, newest] = /<release\s[^>]*version="([^"]+)"/.exec(metainfo) ?? [];
  const updates = /^publish:\n(?: {2}.*\n)*? {2}url: (https:.*)$/m.exec(builder)?.[1] ?? '';
  const maintainer = /^\s*maintainer: (.*)$/m.exec(builder)?.[1] ?? '';
  return [
    ...(tag === `v${version}` ? [] : [`The tag is ${tag}, and package.json says version ${version}.`]),
    ...(hasSection(changelog, version) ? [] : [`CHANGELOG.md has no section of ${version}.`]),
    ...(newest === version ? [] : [`The newest release in the AppStream metadata is ${newest ?? 'none'}.`]),
    ...[
      ['homepage in package.json', manifest.homepage ?? ''],
      ['author in package.json', manifest.author ?? ''],
      ['maintainer in electron-builder.yml', maintainer],
      ['address of updates in electron-builder.yml', updates],
      ['homepage in the AppStream metadata', /<url type="homepage">([^<]*)/.exec(metainfo)?.[1] ?? ''],
    ]
      .filter(([, value = '']) => value === '' || RESERVED.test(value))
      .map(([name]) => `The ${name} is a placeholder.`),
    ...(isSigningKey(updateKey)
      ? []
      : ['packaging/update-key.pem is not the public half of an Ed25519 key: no update could be trusted.']),
  ];
}

/** @param {string} pem */
function isSigningKey(pem) {
  try {
    return createPublicKey(pem).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

/**
 * @param {string} changelog
 * @param {string} version
 */
function hasSection(changelog, version) {
  return changelog
    .split('\n')
    .some((line) => line.startsWith('## ') && line.split(/[\s[\]]+/).includes(version));
}
