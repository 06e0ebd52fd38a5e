import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { holdFolder } from './folder-lock';

it('a data folder is held by one process at a time', () => {
  const folder = temporaryFolder();
  const release = holdFolder(folder, 0);
  expect(() => holdFolder(folder, 0)).toThrow(`Another process of Linewatch uses ${folder}.`);
  release();
  holdFolder(folder, 0)();
  expect(statSync(join(folder, 'linewatch.lock'))).toMatchObject({ size: 0 });
  expect(statSync(join(folder, 'linewatch.lock')).mode & 0o777).toBe(0o600);
});
