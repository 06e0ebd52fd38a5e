import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { readStandstill, removeStandstill, writeStandstill } from './standstill-file';

const STANDSTILL = { startedAt: 1_795_000_000_000, durationMs: 41_000, doing: 'request history:read' };

it('the next process reads what one left that was ended while it stood still', () => {
  const folder = temporaryFolder();
  expect(readStandstill(folder)).toBeNull();
  writeStandstill(folder, { ...STANDSTILL, durationMs: 30_000 });
  writeStandstill(folder, STANDSTILL);
  expect(readStandstill(folder)).toEqual(STANDSTILL);
  removeStandstill(folder);
  expect(existsSync(join(folder, 'standstill.json'))).toBe(false);
  removeStandstill(folder);
});

it.each([
  ['a file that breaks off', (path: string) => writeFileSync(path, '{"startedAt":')],
  ['a file of something else', (path: string) => writeFileSync(path, '{"startedAt":"yesterday"}')],
  ['a folder in its place', (path: string) => mkdirSync(path)],
])('%s is nothing that was left', (_name, make) => {
  const folder = temporaryFolder();
  make(join(folder, 'standstill.json'));
  expect(readStandstill(folder)).toBeNull();
});
