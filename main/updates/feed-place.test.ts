import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { readFeedPlace } from './feed-place';

const { publicKey } = generateKeyPairSync('ed25519');
const PEM = publicKey.export({ type: 'spki', format: 'pem' });
const CONFIG =
  'provider: generic\nurl: https://linewatch.example/updates\nupdaterCacheDirName: linewatch-updater\n';

function resources(config: string | null, key: string | null): string {
  const folder = temporaryFolder();
  if (config !== null) writeFileSync(join(folder, 'app-update.yml'), config);
  if (key !== null) writeFileSync(join(folder, 'update-key.pem'), key);
  return folder;
}

it('a package says where it looks for updates, and whose signature it trusts', () => {
  const place = readFeedPlace(resources(CONFIG, String(PEM)));
  expect(place?.url).toBe('https://linewatch.example/updates');
  expect(place?.key.equals(publicKey)).toBe(true);
});

it('without an address or a key of its kind there are no updates', () => {
  const { publicKey: other } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  for (const folder of [
    resources(CONFIG, null),
    resources(null, String(PEM)),
    resources('provider: generic\n', String(PEM)),
    resources('url: file:///etc/passwd\n', String(PEM)),
    resources(CONFIG, 'A placeholder: in its place belongs the public half of the key.'),
    resources(CONFIG, other.export({ type: 'spki', format: 'pem' }).toString()),
  ]) {
    expect(readFeedPlace(folder)).toBeNull();
  }
});
