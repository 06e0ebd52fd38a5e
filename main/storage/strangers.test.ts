import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { openDataFolder } from '../files/data-folder';
import { writeWhole } from '../files/whole-file';
import { temporaryFolder } from '../testing/folder';
import { closeRecords, fileIn, folderWithRuns, NOW, openRecords } from '../testing/recorded-folder';
import { refusalBy } from '../testing/start-refusal';
import { keepDailyCopy } from './copies';
import { holdFolder } from './folder-lock';
import { SecretsFile } from './settings/secrets-file';
import { SettingsKeeper } from './settings/settings-keeper';
import { openFile } from './sqlite';

/** What may stand where a file of Linewatch's own is made; none of it is Linewatch's. */
const STRANGERS: Readonly<Record<string, (path: string) => void>> = {
  'a folder with a file in it': (path) => {
    mkdirSync(path);
    writeFileSync(join(path, 'mine'), 'mine');
  },
  'a pipe': (path) => void execFileSync('mkfifo', [path]),
  'a link that leads nowhere': (path) => symlinkSync('/nowhere/at-all', path),
};
/** Windows has no such pipes, and links only for some accounts. */
const EACH = Object.entries(STRANGERS).slice(0, process.platform === 'win32' ? 1 : undefined);

function settingsIn(folder: string) {
  return new SettingsKeeper({
    folder,
    checkPlace: () => undefined,
    write: (saved) => writeWhole(join(folder, 'settings.json'), JSON.stringify(saved)),
    onEvent: () => undefined,
    onOver: () => undefined,
    log: () => undefined,
  });
}

function secretsIn(folder: string) {
  const ignore = (): void => undefined;
  return new SecretsFile({ path: join(folder, 'secrets.json'), onPutAside: ignore, checkPlace: ignore });
}

describe.each(EACH)('%s in the place of a file that is made beside the records', (_name, put) => {
  it('makes room when they are restored', () => {
    const folder = folderWithRuns(3, NOW);
    for (const name of ['new', 'new-wal', 'rescue', 'rescue-wal', `damaged-${NOW}`]) {
      put(fileIn(folder, `linewatch.db.${name}`));
    }
    truncateSync(fileIn(folder), 0);
    const { state, ids, database } = openRecords(folder);
    expect(state).toEqual({ kind: 'restored', damagedFile: fileIn(folder, `linewatch.db.damaged-${NOW}-2`) });
    expect(ids()).toHaveLength(3);
    closeRecords(database);
  });

  it('makes room when they are upgraded', () => {
    const folder = folderWithRuns(3);
    const earlier = openFile(fileIn(folder));
    const [[version] = []] = earlier.ask('SELECT emit(user_version) FROM pragma_user_version');
    for (const column of ['network', 'route', 'has_moved']) {
      earlier.exec(`ALTER TABLE line_events DROP COLUMN ${column}`);
    }
    earlier.exec(`PRAGMA user_version = ${Number(version) - 1}`);
    earlier.close();
    put(fileIn(folder, `linewatch.db.before-v${Number(version)}`));
    const { ids, database } = openRecords(folder);
    expect(ids()).toHaveLength(3);
    closeRecords(database);
  });

  it('makes room when the daily copy is made', () => {
    const folder = folderWithRuns(3);
    const { database } = openRecords(folder);
    const copies = join(folder, 'copies');
    mkdirSync(copies);
    put(join(copies, '2026-11-23.db'));
    put(join(copies, '2026-11-23.db.new'));
    expect(keepDailyCopy(database, folder, Date.parse('2026-11-23T12:00:00Z'))).toBe('copied');
    expect(statSync(join(copies, '2026-11-23.db')).isFile()).toBe(true);
    closeRecords(database);
  });

  it('makes room when the settings and secrets are saved', () => {
    const folder = temporaryFolder();
    for (const name of ['settings.json.new', 'settings.bak.json.new', 'secrets.json.new'])
      put(join(folder, name));
    expect(settingsIn(folder).save(DEFAULT_SETTINGS)).toEqual({ kind: 'saved' });
    secretsIn(folder).write('mail.password', { storage: 'file', value: 'correct horse' });
    expect(settingsIn(folder).origin).toEqual({ kind: 'file' });
  });

  it('does not keep the data folder from being opened', () => {
    const folder = temporaryFolder();
    put(join(folder, 'linewatch.probe'));
    put(join(folder, 'reserve'));
    openDataFolder(folder);
    expect(readdirSync(folder)).not.toContain('linewatch.probe');
  });

  it.each(['linewatch.lock', 'linewatch.db', 'linewatch.db-wal', 'settings.json'])(
    'is refused as %s itself, and nothing is changed',
    (name) => {
      const folder = temporaryFolder();
      const path = join(folder, name);
      put(path);
      const open = {
        'linewatch.lock': () => holdFolder(folder, 0),
        'settings.json': () => settingsIn(folder),
      };
      const refusal = refusalBy(open[name as keyof typeof open] ?? (() => openRecords(folder)));
      expect(refusal).toMatchObject({ path });
      expect(refusal?.detail).toMatch(/^not a file$|\/nowhere\/at-all/);
      expect(readdirSync(folder)).toEqual([name]);
    },
  );
});

describe('what stands in the place of the copy of the settings', () => {
  it.each(EACH.slice(0, 2))('(%s) makes room, and the start goes on', (_name, put) => {
    const folder = temporaryFolder();
    put(join(folder, 'settings.bak.json'));
    expect(settingsIn(folder).origin).toEqual({ kind: 'none' });
    expect(settingsIn(folder).save(DEFAULT_SETTINGS)).toEqual({ kind: 'saved' });
    expect(statSync(join(folder, 'settings.bak.json')).isFile()).toBe(true);
  });
});

describe('what stands in the place of the secrets', () => {
  it.each(EACH.slice(0, 2))(
    '(%s) keeps its permissions, and is put aside by the first secret',
    (_name, put) => {
      const folder = temporaryFolder();
      const path = join(folder, 'secrets.json');
      put(path);
      const { mode } = lstatSync(path);
      expect(() => secretsIn(folder).read('mail.password')).toThrow('not a file');
      expect(lstatSync(path).mode).toBe(mode);
      secretsIn(folder).write('mail.password', { storage: 'file', value: 'correct horse' });
      expect(secretsIn(folder).read('mail.password')).toEqual({ storage: 'file', value: 'correct horse' });
      expect(readdirSync(folder).sort()).toEqual([
        'secrets.bak.json',
        'secrets.json',
        'secrets.json.damaged',
      ]);
    },
  );

  it('(a link that leads nowhere) stays, and nothing is written', () => {
    const folder = temporaryFolder();
    symlinkSync('/nowhere/at-all', join(folder, 'secrets.json'));
    const write = () => secretsIn(folder).write('mail.password', { storage: 'file', value: 'correct horse' });
    expect(write).toThrow('a link that leads nowhere (/nowhere/at-all)');
    expect(lstatSync(join(folder, 'secrets.json')).isSymbolicLink()).toBe(true);
  });
});

describe('a link to the records', () => {
  it('stays one when they are restored', () => {
    const folder = folderWithRuns(3, NOW);
    const elsewhere = join(temporaryFolder(), 'records.db');
    truncateSync(fileIn(folder), 0);
    renameSync(fileIn(folder), elsewhere);
    symlinkSync(elsewhere, fileIn(folder));
    const { state, ids, database } = openRecords(folder);
    expect(state).toEqual({ kind: 'restored', damagedFile: `${elsewhere}.damaged-${NOW}` });
    expect(ids()).toHaveLength(3);
    expect(lstatSync(fileIn(folder)).isSymbolicLink()).toBe(true);
    closeRecords(database);
  });
});

describe('a rollback journal that is not of the records', () => {
  it.each([
    ['a text', 'not of SQLite'],
    ['that of another database', `\u00d9\u00d5\u0005\u00f9\u0020\u00a1\u0063\u00d7${'\u0001'.repeat(600)}`],
  ])('(%s) is put aside byte for byte, and the records are opened', (_name, content) => {
    const folder = folderWithRuns(3);
    const journal = Buffer.from(content, 'latin1');
    for (const name of ['linewatch.db-journal', 'linewatch.lock-journal'])
      writeFileSync(fileIn(folder, name), journal);
    holdFolder(folder, 0).release();
    const { state, ids, database } = openRecords(folder);
    expect(state).toEqual({ kind: 'fine' });
    expect(ids()).toHaveLength(3);
    expect(readFileSync(fileIn(folder, 'linewatch.db-journal.moved'))).toEqual(journal);
    closeRecords(database);
  });

  it('beside a copy does not keep it from being used', () => {
    const folder = folderWithRuns(3, NOW);
    const [copy = ''] = readdirSync(join(folder, 'copies'));
    writeFileSync(join(folder, 'copies', `${copy}-journal`), 'not of SQLite');
    truncateSync(fileIn(folder), 0);
    const { state, ids, database } = openRecords(folder);
    expect(state.kind).toBe('restored');
    expect(ids()).toHaveLength(3);
    closeRecords(database);
  });
});
