import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KnownSecrets } from '../core/redact/redact';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { appState } from '../testing/app-state';
import { temporaryFolder } from '../testing/folder';
import { cleanText } from './clean-text';
import { SupportDesk } from './support-desk';

/** A data folder under an account's own, with a log that holds what no log should. */
function helped() {
  const home = join(temporaryFolder(), 'annamuster');
  const folder = join(home, 'linewatch');
  mkdirSync(folder, { recursive: true });
  const log = join(folder, 'linewatch.log');
  writeFileSync(
    log,
    [
      '[2026-11-23 20:00:00.000] [info] Linewatch starts on mycomputer',
      '[2026-11-23 20:01:00.000] [error] 535 no correct%20horse for anna@example.org',
      `    at send (${folder}/x.js:1:2)`,
      '',
    ].join('\n'),
  );
  const known = new KnownSecrets();
  known.learn('correct horse');
  const desk = new SupportDesk({
    folder,
    logPaths: [join(folder, 'linewatch.old.log'), log],
    state: () => appState(),
    settings: () => ({ ...DEFAULT_SETTINGS, letter: { name: 'Anna Muster' } }),
    readRecords: () => Promise.reject(new Error('database disk image is malformed')),
    packageKind: () => 'deb',
    system: () => [['desktop', 'XFCE']],
    clean: (text) => cleanText(text, { redact: known.redact, home, hostName: 'mycomputer' }),
    now: () => Date.parse('2026-11-23T20:36:54Z'),
    log: () => undefined,
  });
  return { desk, folder, elsewhere: join(home, 'support.zip') };
}

it('shows each file without secrets and names, also where the records cannot be read', async () => {
  const { files } = await helped().desk.preview();
  expect(files.map(({ name }) => name)).toEqual([
    'diagnostics.txt',
    'settings.json',
    'records.txt',
    'linewatch.log',
  ]);
  const all = files.map(({ text }) => text).join('\n');
  for (const secret of ['horse', 'anna', 'Anna', 'mycomputer']) expect(all).not.toContain(secret);
  expect(files.at(-1)?.text).toBe(
    [
      '[2026-11-23 20:00:00.000] [info] Linewatch starts on [computer]',
      '[2026-11-23 20:01:00.000] [error] 535 no […] for […]@example.org',
      '    at send (~/linewatch/x.js:1:2)',
      '',
    ].join('\n'),
  );
  expect(files[0]?.text).toContain('file: not readable');
  expect(files[0]?.text).toContain('Last errors\n  [2026-11-23 20:01:00.000] [error] 535 no […]');
});

it('the short report is the first file', async () => {
  const { desk } = helped();
  const { files } = await desk.preview();
  expect(await desk.diagnostics()).toBe(files[0]?.text);
});

it('saves what was shown last, where a person wants it', async () => {
  const { desk, elsewhere } = helped();
  const first = await desk.preview();
  const { id } = await desk.preview();
  const where = () => Promise.resolve(elsewhere);
  expect(await desk.save(first.id, where)).toEqual({ kind: 'outdated' });
  expect(await desk.save(id, () => Promise.resolve(null))).toEqual({ kind: 'cancelled' });
  expect(await desk.save(id, where)).toEqual({ kind: 'saved', path: elsewhere });
  const archive = readFileSync(elsewhere);
  expect(archive.toString('latin1', 0, 2)).toBe('PK');
  expect(archive.includes('diagnostics.txt')).toBe(true);
});

it('neither the data folder nor a folder that is missing gets the file', async () => {
  const { desk, folder } = helped();
  const { id } = await desk.preview();
  const inside = join(folder, 'linewatch.db');
  expect(await desk.save(id, () => Promise.resolve(inside))).toEqual({ kind: 'data-folder' });
  expect(existsSync(inside)).toBe(false);
  const nowhere = join(temporaryFolder(), 'gone', 'support.zip');
  expect(await desk.save(id, () => Promise.resolve(nowhere))).toMatchObject({ kind: 'not-written' });
});
