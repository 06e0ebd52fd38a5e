import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { holdFolder } from './folder-lock';

it('a data folder is held by one process at a time', () => {
  const folder = temporaryFolder();
  const { release } = holdFolder(folder, 0);
  expect(() => holdFolder(folder, 0)).toThrow(`Another process of Linewatch uses ${folder}.`);
  release();
  holdFolder(folder, 0).release();
  expect(statSync(join(folder, 'linewatch.lock'))).toMatchObject({ size: 0 });
  expect(statSync(join(folder, 'linewatch.lock')).mode & 0o777).toBe(0o600);
});

it('a data folder that was moved is known from another one in its place', () => {
  const folder = join(temporaryFolder(), 'data');
  mkdirSync(folder);
  const { release, checkPlace } = holdFolder(folder, 0);
  checkPlace();
  renameSync(folder, `${folder}-elsewhere`);
  expect(checkPlace).toThrow('the data folder is not at its place');
  mkdirSync(folder);
  expect(checkPlace).toThrow('the data folder is not at its place');
  renameSync(`${folder}-elsewhere`, folder);
  checkPlace();
  release();
});
