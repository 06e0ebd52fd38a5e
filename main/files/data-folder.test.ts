import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { actAsOther, canActAsOther } from '../testing/other-account';
import { canMount, smallDisk } from '../testing/small-disk';
import { refusalBy } from '../testing/start-refusal';
import { openDataFolder, requireUsable } from './data-folder';

describe('a data folder', () => {
  it('is made where there is none, for this account only', () => {
    const folder = join(temporaryFolder(), 'new', 'linewatch');
    openDataFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that is a file is refused, and the file stays as it is', () => {
    const path = join(temporaryFolder(), 'linewatch');
    writeFileSync(path, 'mine');
    expect(refusalBy(() => openDataFolder(path))).toMatchObject({ problem: 'not-a-folder', path });
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  it('below a file is refused', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'mine');
    const path = join(file, 'linewatch');
    expect(refusalBy(() => openDataFolder(path))).toMatchObject({ problem: 'not-a-folder', path });
  });

  it.runIf(canActAsOther)('that may not be written is refused (as an account that is not root)', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    actAsOther(folder);
    expect(refusalBy(() => openDataFolder(folder))).toMatchObject({ problem: 'not-permitted', path: folder });
    expect(statSync(folder).mode & 0o777).toBe(0o500);
  });

  it.runIf(canActAsOther)(
    'of root is refused to others, with its owner (as an account that is not root)',
    () => {
      const folder = temporaryFolder();
      chmodSync(folder, 0o755);
      actAsOther();
      expect(refusalBy(() => openDataFolder(folder))).toEqual({
        problem: 'owned-by-another',
        path: folder,
        detail: 'root',
      });
    },
  );

  it.runIf(canMount)('on a file system that is read-only is refused (mounting needs root)', () => {
    const disk = smallDisk(256);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    expect(refusalBy(() => openDataFolder(disk))).toMatchObject({ problem: 'read-only' });
    const folder = join(disk, 'linewatch');
    expect(refusalBy(() => openDataFolder(folder))).toMatchObject({ problem: 'read-only', path: folder });
  });

  it.runIf(canMount)(
    'on a full disk gives up its reserve, and is refused without one (mounting needs root)',
    () => {
      const folder = smallDisk(512);
      writeFileSync(join(folder, 'reserve'), 'x'.repeat(100_000));
      fill(join(folder, 'film.mkv'));
      openDataFolder(folder);
      expect(existsSync(join(folder, 'reserve'))).toBe(false);
      fill(join(folder, 'another.mkv'));
      expect(refusalBy(() => openDataFolder(folder))).toMatchObject({
        problem: 'full',
        detail: 'no space left on device',
      });
      expect(readdirSync(folder).sort()).toEqual(['another.mkv', 'film.mkv']);
    },
  );
});

describe('a file of the data folder', () => {
  it('that is missing is in order', () => {
    expect(refusalBy(() => requireUsable(join(temporaryFolder(), 'linewatch.db')))).toBeNull();
  });

  it('that is a folder is refused', () => {
    const path = join(temporaryFolder(), 'linewatch.db');
    mkdirSync(path);
    expect(refusalBy(() => requireUsable(path))).toMatchObject({ problem: 'other', path });
  });

  it.runIf(canActAsOther)(
    'that belongs to root is refused with its owner (as an account that is not root)',
    () => {
      const folder = temporaryFolder();
      const path = join(folder, 'linewatch.db');
      writeFileSync(path, 'records', { mode: 0o600 });
      actAsOther(folder);
      expect(refusalBy(() => requireUsable(path))).toEqual({
        problem: 'owned-by-another',
        path,
        detail: 'root',
      });
    },
  );

  it.runIf(canActAsOther)('that may not be read is refused (as an account that is not root)', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'linewatch.db');
    writeFileSync(path, 'records', { mode: 0o000 });
    actAsOther(folder, path);
    expect(refusalBy(() => requireUsable(path))).toMatchObject({ problem: 'not-permitted', path });
  });
});

/** Writes until the disk takes no byte more. */
function fill(path: string): void {
  for (const size of [65_536, 4_096, 1]) {
    try {
      for (;;) writeFileSync(path, 'x'.repeat(size), { flag: 'a' });
    } catch {
      continue;
    }
  }
}
