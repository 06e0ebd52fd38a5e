import {
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { canMount, smallDisk } from '../testing/small-disk';
import { isCode, OWNER_ONLY, writeWhole } from './whole-file';

const fault = (code: string) => Object.assign(new Error(code), { code });
/** Takes three bytes at a time, and so many in all; then the disk is full. */
const getDisk = (bytes: number) => {
  let room = bytes;
  return {
    write: (file: number, content: Uint8Array, offset: number) => {
      if (room === 0) throw fault('ENOSPC');
      const taken = Math.min(3, room, content.length - offset);
      room -= taken;
      return writeSync(file, content, offset, taken);
    },
  };
};

describe('writing a file whole', () => {
  it('replaces what was there, readable by this account only', () => {
    const path = join(temporaryFolder(), 'settings.json');
    writeFileSync(path, 'old', { mode: 0o644 });
    writeWhole(path, 'new and longer');
    expect(readFileSync(path, 'utf8')).toBe('new and longer');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('writes all of it where the disk takes it in pieces', () => {
    const path = join(temporaryFolder(), 'settings.json');
    writeWhole(path, 'a file in pieces', OWNER_ONLY, getDisk(1_000));
    expect(readFileSync(path, 'utf8')).toBe('a file in pieces');
  });

  it('leaves the old file and nothing else when the disk is full after half of it', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'settings.json');
    writeFileSync(path, 'the old one');
    expect(() => writeWhole(path, 'the new one', OWNER_ONLY, getDisk(5))).toThrow('ENOSPC');
    expect(readFileSync(path, 'utf8')).toBe('the old one');
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('takes no notice of what an earlier attempt left behind', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'settings.json');
    writeFileSync(`${path}.new`, 'half of an old attem', { mode: 0o644 });
    writeWhole(path, 'new');
    expect(readdirSync(folder)).toEqual(['settings.json']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('writes through a symbolic link, which stays one', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'kept'));
    const real = join(folder, 'kept', 'settings.json');
    writeFileSync(real, 'old');
    symlinkSync(real, join(folder, 'settings.json'));
    writeWhole(join(folder, 'settings.json'), 'new');
    expect(lstatSync(join(folder, 'settings.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, 'utf8')).toBe('new');
  });

  it('says what the system says where the folder is gone', () => {
    const path = join(temporaryFolder(), 'gone', 'settings.json');
    let said: unknown;
    try {
      writeWhole(path, 'new');
    } catch (error) {
      said = error;
    }
    expect(isCode(said, 'ENOENT')).toBe(true);
  });
});

// Mounting needs root; the disk that is full after half a file is the twin of this test above.
it.runIf(canMount)('a file system that is full keeps the old file and says so', () => {
  const path = join(smallDisk(64), 'settings.json');
  writeFileSync(path, 'x'.repeat(20_000));
  writeFileSync(join(path, '..', 'filler'), 'y'.repeat(36_000));
  expect(() => writeWhole(path, 'z'.repeat(20_000))).toThrow(/ENOSPC/);
  expect(readFileSync(path, 'utf8')).toBe('x'.repeat(20_000));
});

// Only root can give files away.
it.runIf(process.getuid?.() === 0)(
  'a file that root makes in the folder of another account belongs to it',
  () => {
    const folder = temporaryFolder();
    chownSync(folder, 1234, 1235);
    writeWhole(join(folder, 'settings.json'), 'new');
    expect(statSync(join(folder, 'settings.json'))).toMatchObject({ uid: 1234, gid: 1235 });
  },
);
