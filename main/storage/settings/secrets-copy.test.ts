import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/folder';
import { canMount, smallDisk } from '../../testing/small-disk';
import { SecretsFile } from './secrets-file';

const secret = (value: string) => ({ storage: 'file', value }) as const;

function fileIn(folder = temporaryFolder()) {
  const path = join(folder, 'secrets.json');
  const aside: [kept: string, isRestored: boolean][] = [];
  /** What the next start finds. */
  const open = () =>
    new SecretsFile({
      path,
      checkPlace: () => undefined,
      onPutAside: (kept, isRestored) => void aside.push([kept, isRestored]),
    });
  return { folder, path, copyPath: join(folder, 'secrets.bak.json'), aside, open };
}

function withSecret() {
  const place = fileIn();
  place.open().write('mail.password', secret('old'));
  place.open().write('mail.password', secret('correct horse'));
  return place;
}

const GOOD = JSON.stringify({ version: 1, secrets: { 'mail.password': secret('correct horse') } }, null, 2);

describe('the copy of the secrets', () => {
  it.each([
    ['empty', ''],
    ['full of zeros', '\0'.repeat(GOOD.length)],
    ['cut in its first half', GOOD.slice(0, 20)],
    ['cut in its second half', GOOD.slice(0, -10)],
    ['with zeros at its end', `${GOOD.slice(0, 60)}${'\0'.repeat(40)}`],
    ['that is other bytes', Buffer.from([0xff, 0xfe, 0xfd, 0x00, 0x80])],
    ['that is a list', '[]'],
    ['that is null', 'null'],
    ['nested without end', '['.repeat(200_000)],
    ['of an unknown format', '{"version":7,"keys":[]}'],
  ])('takes the place of a file %s, which is kept', (_name, content) => {
    const { path, open, aside } = withSecret();
    writeFileSync(path, content);
    const file = open();
    expect(file.read('mail.password')).toEqual(secret('correct horse'));
    expect(aside).toEqual([[`${path}.damaged`, true]]);
    expect(readFileSync(`${path}.damaged`)).toEqual(Buffer.from(content));
    file.write('ntfy.token', secret('new'));
    expect(open().read('mail.password')).toEqual(secret('correct horse'));
    expect(aside).toHaveLength(1);
  });

  it('takes the place of a folder, which is kept', () => {
    const { path, open, aside } = withSecret();
    rmSync(path);
    mkdirSync(join(path, 'mine'), { recursive: true });
    expect(open().read('mail.password')).toEqual(secret('correct horse'));
    expect(aside).toEqual([[`${path}.damaged`, true]]);
    expect(readdirSync(`${path}.damaged`)).toEqual(['mine']);
  });

  it('is readable by this account alone, and holds what was written by hand from its first reading on', () => {
    const { path, copyPath, open } = fileIn();
    writeFileSync(path, GOOD);
    expect(open().read('ntfy.token')).toBeNull();
    expect(readFileSync(copyPath, 'utf8')).toBe(GOOD);
    if (process.platform !== 'win32') expect(statSync(copyPath).mode & 0o777).toBe(0o600);
  });

  it('holds nothing that was forgotten, and goes with a file that was deleted', () => {
    const { path, copyPath, open } = withSecret();
    open().write('ntfy.token', secret('other'));
    open().write('mail.password', null);
    expect(readFileSync(copyPath, 'utf8')).not.toContain('correct horse');
    rmSync(path);
    expect(open().read('ntfy.token')).toBeNull();
    expect(existsSync(copyPath)).toBe(false);
  });

  it('that is damaged itself changes nothing', () => {
    const { path, copyPath, open, aside } = withSecret();
    writeFileSync(path, 'x');
    writeFileSync(copyPath, 'y');
    expect(() => open().read('mail.password')).toThrow('the secrets file is not JSON');
    expect(readFileSync(path, 'utf8')).toBe('x');
    expect(aside).toEqual([]);
  });

  it.runIf(canMount)('counts on a full disk, and the damaged file stays (mounting needs root)', () => {
    const { path, folder, open, aside } = fileIn(smallDisk(64));
    open().write('mail.password', secret('correct horse'));
    writeFileSync(path, '\0'.repeat(GOOD.length));
    expect(() => writeFileSync(join(folder, 'film.mkv'), 'x'.repeat(200_000))).toThrow(/ENOSPC/);
    expect(open().read('mail.password')).toEqual(secret('correct horse'));
    expect(aside).toEqual([]);
    rmSync(join(folder, 'film.mkv'));
    expect(open().read('mail.password')).toEqual(secret('correct horse'));
    expect(aside).toEqual([[`${path}.damaged`, true]]);
  });
});
