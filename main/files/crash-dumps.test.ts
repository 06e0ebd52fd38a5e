import { mkdirSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { listCrashDumps, tidyCrashDumps } from './crash-dumps';

const MEGABYTE = 1024 * 1024;

/** Dumps as Crashpad leaves them, one a day, the last one the newest. */
function withDumps(megabytes: readonly number[]) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'crashes/pending'), { recursive: true });
  megabytes.forEach((size, day) => {
    const path = join(folder, 'crashes/pending', `${day}.dmp`);
    writeFileSync(path, '');
    truncateSync(path, size * MEGABYTE);
    writeFileSync(join(folder, 'crashes/pending', `${day}.meta`), '');
    utimesSync(path, 1_000_000 + day, 1_000_000 + day);
  });
  return folder;
}

const namesIn = (folder: string) => listCrashDumps(folder).map(({ name }) => name);

it('the newest five dumps are kept', () => {
  const folder = withDumps([1, 1, 1, 1, 1, 1, 1]);
  tidyCrashDumps(folder);
  expect(namesIn(folder)).toEqual(['6', '5', '4', '3', '2'].map((day) => join('pending', `${day}.dmp`)));
});

it('fewer of large ones, but always the newest', () => {
  const folder = withDumps([1, 60, 60]);
  tidyCrashDumps(folder);
  expect(namesIn(folder)).toEqual([join('pending', '2.dmp')]);
  const huge = withDumps([1, 300]);
  tidyCrashDumps(huge);
  expect(listCrashDumps(huge)).toEqual([
    { name: join('pending', '1.dmp'), at: 1_000_001_000, bytes: 300 * MEGABYTE },
  ]);
});

it('a folder without dumps stays as it is', () => {
  const folder = temporaryFolder();
  tidyCrashDumps(folder);
  expect(listCrashDumps(folder)).toEqual([]);
});
