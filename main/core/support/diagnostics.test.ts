import { expect, it } from 'vitest';
import { appState } from '../../testing/app-state';
import { diagnosticsText } from './diagnostics';

const AT = Date.parse('2026-11-23T20:36:54Z');

it('says versions, state and counts, and names nobody', () => {
  const text = diagnosticsText({
    now: AT,
    state: appState({ dataFolder: '/home/anna/.config/linewatch' }),
    packageKind: 'deb',
    system: [['system', 'linux 6.1.0 x64']],
    records: {
      schemaVersion: 28,
      bytes: 1_234_567,
      tables: [{ name: 'runs', rows: 21 }],
      schema: ['CREATE TABLE runs (id TEXT)'],
    },
    files: [{ name: 'linewatch.db', bytes: 1_234_567 }],
    crashDumps: [{ name: 'pending/1.dmp', at: AT, bytes: 900_000 }],
    errors: ['[2026-11-23 20:30:00.000] [error] The request history:read failed'],
  });
  expect(text.split('\n').slice(0, 4)).toEqual([
    'Linewatch',
    expect.stringMatching(/^ {2}version: /),
    '  package: deb',
    '  written: 2026-11-23T20:36:54.000Z',
  ]);
  expect(text).toContain('  system: linux 6.1.0 x64\n');
  expect(text).toContain('Records\n  form: 28\n  size: 1235 kB\n  runs: 21 rows\n');
  expect(text).toContain('Data folder\n  linewatch.db: 1235 kB\n');
  expect(text).toContain('  2026-11-23T20:36:54.000Z: pending/1.dmp, 900 kB\n');
  expect(text).toContain(
    'Last errors\n  [2026-11-23 20:30:00.000] [error] The request history:read failed\n',
  );
  expect(text).not.toContain('anna');
});
