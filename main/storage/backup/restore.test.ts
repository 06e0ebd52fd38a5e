import { createHash } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/settings';
import { backUp, restoreContext } from '../../testing/backups';
import { mailDraft } from '../../testing/drafts';
import { temporaryFolder } from '../../testing/folder';
import { closeRecords, folderWithRuns, NOW, openRecords } from '../../testing/recorded-folder';
import { openFile } from '../sqlite';
import { completeRestore, decideRestore } from './pending-restore';
import { prepareRestore } from './prepare-restore';
import { renewSecrets } from './prepare-secrets';
import { restorePoints } from './restore-points';

const withMail = (host: string): Settings => ({
  ...DEFAULT_SETTINGS,
  channels: { ...DEFAULT_SETTINGS.channels, mail: { ...DEFAULT_SETTINGS.channels.mail, host } },
});
const textOf = (settings: Settings) => JSON.stringify(settings);
const SECRETS = '{"version":1,"secrets":{"mail.password":{"storage":"file","value":"s3cret-value"}}}';

function idsIn(folder: string): readonly string[] {
  const { database, ids } = openRecords(folder);
  const found = ids();
  closeRecords(database);
  return found;
}

async function restoreFile(folder: string, path: string, settings?: Settings) {
  const preview = await prepareRestore(folder, { kind: 'file', path }, restoreContext(settings));
  decideRestore(folder, 'restore-1', NOW);
  completeRestore(folder);
  return preview;
}

describe('a backup', () => {
  it('restored in an empty folder gives the same tests and settings', async () => {
    const file = await backUp(folderWithRuns(3), { settings: textOf(withMail('mail.example')) });
    const folder = temporaryFolder();
    const preview = await restoreFile(folder, file);
    expect(preview).toMatchObject({
      kind: 'preview',
      madeAt: NOW,
      version: '1.2.3',
      there: { tests: 3, outages: 0, notes: 0, waiting: 0 },
      settings: ['channels'],
      secrets: [],
    });
    expect(idsIn(folder)).toEqual(['run-3', 'run-2', 'run-1']);
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toMatchObject({
      channels: { mail: { host: 'mail.example' } },
    });
    expect(existsSync(join(folder, 'restore'))).toBe(false);
  });

  it('has the names of passwords and not their values', async () => {
    const source = folderWithRuns(1);
    writeFileSync(join(source, 'secrets.json'), SECRETS);
    const file = await backUp(source, { secrets: ['mail.password'] });
    expect(readFileSync(file).includes('s3cret-value')).toBe(false);
    const preview = await restoreFile(temporaryFolder(), file);
    expect(preview).toMatchObject({ secrets: ['mail.password'] });
  });

  it('leaves no other file behind, and takes the place of an older one', async () => {
    const folder = folderWithRuns(1);
    const file = await backUp(folder);
    expect(readdirSync(join(file, '..'))).toEqual(['backup.zip']);
    expect(readdirSync(folder)).not.toContain('backup.db.new');
  });
});

describe('a restore over a state', () => {
  it('keeps the password where its settings stay, and leaves it out where the server is another one', async () => {
    const folder = folderWithRuns(1);
    writeFileSync(join(folder, 'secrets.json'), SECRETS);
    const secrets = ['mail.password'] as const;
    const same = await backUp(folder, { settings: textOf(withMail('own.example')), secrets });
    const other = await backUp(folder, { settings: textOf(withMail('stranger.example')), secrets });
    expect(await restoreFile(folder, same, withMail('own.example'))).toMatchObject({ secrets: [] });
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toContain('s3cret-value');
    expect(await restoreFile(folder, other, withMail('own.example'))).toMatchObject({ secrets });
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).not.toContain('s3cret-value');
  });

  it('can be undone: the state before it is a copy like those of the days', async () => {
    const folder = folderWithRuns(5, NOW);
    const file = await backUp(folderWithRuns(2));
    writeFileSync(join(folder, 'settings.json'), textOf(withMail('before.example')));
    await restoreFile(folder, file);
    expect(idsIn(folder)).toHaveLength(2);
    const points = restorePoints(folder, NOW);
    expect(points.map(({ id, counts }) => [id, counts?.tests])).toEqual([
      ['before-restore/0001/copies/2026-11-23.db', 5],
      ['before-restore/0001', 5],
    ]);
    const undo = await prepareRestore(folder, { kind: 'copy', id: 'before-restore/0001' }, restoreContext());
    expect(undo).toMatchObject({ kind: 'preview', there: { tests: 5 }, settings: ['channels'] });
    decideRestore(folder, 'restore-1', NOW);
    completeRestore(folder);
    expect(idsIn(folder)).toHaveLength(5);
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toContain('before.example');
  });

  it('takes no password with it that was stored after its preview', async () => {
    const file = await backUp(folderWithRuns(1), {
      settings: textOf(withMail('stranger.example')),
      secrets: ['mail.password'],
    });
    const folder = folderWithRuns(1);
    const source = { kind: 'file', path: file } as const;
    const current = withMail('own.example');
    await prepareRestore(folder, source, restoreContext(current));
    writeFileSync(join(folder, 'secrets.json'), SECRETS);
    renewSecrets(folder, source, current);
    decideRestore(folder, 'restore-1', NOW);
    completeRestore(folder);
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).not.toContain('s3cret-value');
  });

  it('of an empty backup is not undone by copies of the days', async () => {
    const folder = folderWithRuns(5, NOW);
    await restoreFile(folder, await backUp(folderWithRuns(0)));
    expect(idsIn(folder)).toEqual([]);
  });

  it('of a daily copy leaves the settings as they are', async () => {
    const folder = folderWithRuns(3, NOW);
    writeFileSync(join(folder, 'settings.json'), textOf(withMail('kept.example')));
    const copy = { kind: 'copy', id: 'copies/2026-11-23.db' } as const;
    expect(await prepareRestore(folder, copy, restoreContext())).toMatchObject({
      kind: 'preview',
      there: { tests: 3 },
      settings: null,
    });
    decideRestore(folder, 'restore-1', NOW);
    completeRestore(folder);
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toContain('kept.example');
    expect(idsIn(folder)).toHaveLength(3);
  });
});

describe('messages that wait in what is restored', () => {
  it('go out only if a person asks for it', async () => {
    const source = temporaryFolder();
    const records = openRecords(source);
    records.outbox.add(
      ['waits', 'sending'].map((id) => mailDraft({ id, runId: null, kind: 'test', messageId: `<${id}@x>` })),
    );
    records.outbox.handOver('sending', NOW);
    records.database.exec("UPDATE outbox SET state = 'sending' WHERE id = 'sending'");
    closeRecords(records.database);
    const folder = temporaryFolder();
    const preview = await restoreFile(folder, await backUp(source));
    expect(preview).toMatchObject({ there: { waiting: 0 } });
    const { database, outbox } = openRecords(folder);
    outbox.releaseLeases();
    expect(outbox.nextDueAt()).toBeNull();
    expect(database.ask('SELECT emit(id, state, cause) FROM outbox ORDER BY id')).toEqual([
      ['sending', 'set-aside', 'restored'],
      ['waits', 'set-aside', 'restored'],
    ]);
    expect(database.ask('SELECT emit(outbox_id, is_maybe_delivered) FROM attempts')).toEqual([
      ['sending', 1],
    ]);
    closeRecords(database);
  });
});

describe('what cannot be restored', () => {
  const refusalOf = async (folder: string, path: string) => {
    const answer = await prepareRestore(folder, { kind: 'file', path }, restoreContext());
    return answer.kind === 'refused' ? answer.refusal : answer.kind;
  };
  /** The archive with one file changed; null leaves it out. */
  async function archive(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
    const path = join(temporaryFolder(), 'made.zip');
    const zip = new ZipFile();
    for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(path));
    return path;
  }
  const part = (content: Buffer) => ({
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
  const manifest = (parts: object) =>
    JSON.stringify({
      form: 'linewatch-backup',
      version: 1,
      application: '1',
      madeAt: 0,
      secrets: [],
      ...parts,
    });

  it('is refused, and loses nothing', async () => {
    const folder = folderWithRuns(2);
    const before = readdirSync(folder);
    const whole = await backUp(folder);
    const bytes = readFileSync(whole);
    const changed = (name: string, content: Buffer) => {
      const path = join(temporaryFolder(), name);
      writeFileSync(path, content);
      return path;
    };
    const cut = changed('cut.zip', bytes);
    truncateSync(cut, bytes.length >> 1);
    const flipped = Buffer.from(bytes);
    // In the middle of the records, which come last and are compressed.
    flipped.writeUInt32LE(0x5a5a5a5a, bytes.length >> 1);
    const evil = bytes.toString('latin1').replaceAll('settings.json', '../../evil.js');
    expect(await refusalOf(folder, join(folder, 'none.zip'))).toBe('missing');
    expect(await refusalOf(folder, folder)).toBe('no-backup');
    expect(await refusalOf(folder, changed('text.zip', Buffer.from('no archive')))).toBe('no-backup');
    expect(await refusalOf(folder, cut)).toBe('damaged');
    expect(await refusalOf(folder, changed('flipped.zip', flipped))).toBe('damaged');
    expect(await refusalOf(folder, changed('evil.zip', Buffer.from(evil, 'latin1')))).toBe('damaged');
    expect(await refusalOf(folder, await archive({ 'film.txt': 'other' }))).toBe('no-backup');
    expect(await refusalOf(folder, await archive({ 'manifest.json': manifest({ version: 2 }) }))).toBe(
      'newer',
    );
    expect(readdirSync(folder)).toEqual(before);
    expect(idsIn(folder)).toEqual(['run-2', 'run-1']);
  });

  it('is refused before it fills the disk: a part that shrinks a thousand times', async () => {
    const zeros = Buffer.alloc(32 * 1024 * 1024);
    const counts = { tests: 0, outages: 0, notes: 0, waiting: 0, firstAt: null, newestAt: null };
    const parts = { 'linewatch.db': part(zeros), 'settings.json': part(Buffer.from('{}')) };
    const bomb = await archive({
      'manifest.json': manifest({ counts, parts }),
      'settings.json': '{}',
      'linewatch.db': zeros,
    });
    const folder = temporaryFolder();
    const answer = await prepareRestore(folder, { kind: 'file', path: bomb }, restoreContext());
    expect(answer).toMatchObject({ kind: 'refused', refusal: 'damaged' });
    // By its size alone: nothing of it was unpacked.
    expect(answer.kind === 'refused' && answer.detail).toMatch(/^33554432 bytes out of \d+$/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused where records or settings are of a newer version', async () => {
    const source = folderWithRuns(1);
    const newerSettings = await backUp(source, { settings: '{"version":99}' });
    expect(await refusalOf(temporaryFolder(), newerSettings)).toBe('newer');
    const database = openFile(join(source, 'linewatch.db'));
    database.exec('PRAGMA user_version = 999');
    closeRecords(database);
    const records = readFileSync(join(source, 'linewatch.db'));
    const settings = Buffer.from('{}');
    const counts = { tests: 0, outages: 0, notes: 0, waiting: 0, firstAt: null, newestAt: null };
    const parts = { 'linewatch.db': part(records), 'settings.json': part(settings) };
    const newerRecords = await archive({
      'manifest.json': manifest({ counts, parts }),
      'settings.json': settings,
      'linewatch.db': records,
    });
    const folder = temporaryFolder();
    expect(await refusalOf(folder, newerRecords)).toBe('newer');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names tray icon and search for the plan among the settings that change', async () => {
    const settings: Settings = {
      ...DEFAULT_SETTINGS,
      planSearch: { ...DEFAULT_SETTINGS.planSearch, isWanted: true },
      tray: { ...DEFAULT_SETTINGS.tray, hasFigures: true },
    };
    const file = await backUp(folderWithRuns(1), { settings: textOf(settings) });
    expect(await restoreFile(temporaryFolder(), file)).toMatchObject({ settings: ['general', 'plan'] });
  });
});
