import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { lastErrors, readLogs } from './read-logs';

it('of a long log the end is read, from the beginning of a line; one that is missing is left out', () => {
  const folder = temporaryFolder();
  const lines = Array.from({ length: 20_000 }, (_, index) => `[2026] [info] entry ${String(index)}`);
  writeFileSync(join(folder, 'linewatch.log'), `${lines.join('\n')}\n`);
  const [log, ...others] = readLogs([join(folder, 'linewatch.old.log'), join(folder, 'linewatch.log')]);
  expect(others).toEqual([]);
  expect(log?.name).toBe('linewatch.log');
  expect(log?.text).toMatch(/^\[2026\] \[info\] entry \d+\n/);
  expect(log?.text.endsWith('entry 19999\n')).toBe(true);
  expect(log?.text.length).toBeLessThanOrEqual(400_000);
});

it('the last twenty errors are named, their further lines are not', () => {
  const text = Array.from(
    { length: 30 },
    (_, index) => `[2026] [error] fault ${String(index)}\n    at x`,
  ).join('\n');
  const errors = lastErrors([{ name: 'linewatch.log', text: `[2026] [info] start\n${text}\n` }]);
  expect(errors).toHaveLength(20);
  expect(errors[0]).toBe('[2026] [error] fault 10');
  expect(errors.at(-1)).toBe('[2026] [error] fault 29');
});
