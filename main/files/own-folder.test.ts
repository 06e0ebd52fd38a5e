import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { protectFolder } from './own-folder';

const getMode = (...path: string[]) => (statSync(join(...path)).mode & 0o7777).toString(8);

function openFolder(): string {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'copies'), { mode: 0o755 });
  for (const name of [
    ...['linewatch.db', 'linewatch.db-wal', 'linewatch.db.damaged-17', 'linewatch.log', 'linewatch.old.log'],
    ...[
      'settings.json',
      'settings.bak.json',
      'secrets.json',
      'librespeed-servers.json',
      'copies/2026-11-23.db',
    ],
  ]) {
    writeFileSync(join(folder, name), 'x');
    chmodSync(join(folder, name), 0o644);
  }
  return folder;
}

describe.skipIf(process.platform === 'win32')('a data folder that other accounts can read', () => {
  it('is closed to them, with every file of Linewatch in it', () => {
    const folder = openFolder();
    protectFolder(folder);
    expect(getMode(folder)).toBe('700');
    expect(getMode(folder, 'copies')).toBe('700');
    for (const name of [
      ...[
        'linewatch.db',
        'linewatch.db-wal',
        'linewatch.db.damaged-17',
        'linewatch.log',
        'linewatch.old.log',
      ],
      ...['settings.json', 'settings.bak.json', 'secrets.json', 'librespeed-servers.json'],
      'copies/2026-11-23.db',
    ]) {
      expect([name, getMode(folder, name)]).toEqual([name, '600']);
    }
  });

  it('keeps the permissions of files that are not Linewatch’s', () => {
    const folder = openFolder();
    writeFileSync(join(folder, 'holiday.txt'), 'x');
    chmodSync(join(folder, 'holiday.txt'), 0o644);
    protectFolder(folder);
    expect(getMode(folder, 'holiday.txt')).toBe('644');
  });

  it('that is meant for everybody stays so; the files in it do not', () => {
    const folder = openFolder();
    chmodSync(folder, 0o1777);
    protectFolder(folder);
    expect(getMode(folder)).toBe('1777');
    expect(getMode(folder, 'settings.json')).toBe('600');
  });

  it('leaves what a link points at', () => {
    const folder = openFolder();
    const elsewhere = temporaryFolder();
    writeFileSync(join(elsewhere, 'mine.json'), '{}');
    chmodSync(join(elsewhere, 'mine.json'), 0o644);
    symlinkSync(join(elsewhere, 'mine.json'), join(folder, 'settings.link'));
    protectFolder(folder);
    expect(getMode(elsewhere, 'mine.json')).toBe('644');
  });
});
