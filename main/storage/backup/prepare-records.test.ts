import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restoreContext, backUp } from '../../testing/backups';
import { mailDraft } from '../../testing/drafts';
import { temporaryFolder } from '../../testing/folder';
import { closeRecords, folderWithRuns, NOW, openRecords } from '../../testing/recorded-folder';
import { openFile } from '../sqlite';
import { completeRestore, decideRestore } from './pending-restore';
import { prepareRestore } from './prepare-restore';

/** A backup of records with a message that waits, and with what somebody else added to them. */
async function backupWith(sql: string): Promise<string> {
  const source = folderWithRuns(2);
  const { outbox, database } = openRecords(source);
  outbox.add([mailDraft({ id: 'waits', runId: null, kind: 'test', messageId: '<waits@x>' })]);
  database.exec(sql);
  closeRecords(database);
  return await backUp(source);
}

const prepared = async (folder: string, path: string) =>
  await prepareRestore(folder, { kind: 'file', path }, restoreContext());

function schemaOf(folder: string) {
  const database = openFile(join(folder, 'linewatch.db'), { readOnly: true });
  try {
    return database.ask(
      "SELECT emit(type, name, sql) FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY name",
    );
  } finally {
    database.close();
  }
}

describe('triggers and views in a backup', () => {
  it.each([
    [
      'that have what waits sent',
      `CREATE TRIGGER "an ""odd"" name" AFTER UPDATE OF state ON outbox WHEN NEW.state = 'set-aside'
       BEGIN UPDATE outbox SET state = 'pending' WHERE id = NEW.id; END`,
    ],
    ['that change what is recorded', 'CREATE TRIGGER other AFTER INSERT ON runs BEGIN DELETE FROM runs; END'],
    [
      'that refuse every change',
      "CREATE TRIGGER other BEFORE UPDATE ON outbox BEGIN SELECT raise(ABORT, 'no'); END",
    ],
    [
      'of a view',
      `CREATE VIEW seen AS SELECT * FROM runs;
       CREATE TRIGGER other INSTEAD OF DELETE ON seen BEGIN DELETE FROM outbox; END`,
    ],
  ])('%s are not restored, and nothing is sent by itself', async (_, sql) => {
    const file = await backupWith(sql);
    const folder = temporaryFolder();
    expect(await prepared(folder, file)).toMatchObject({ kind: 'preview', there: { tests: 2, waiting: 0 } });
    decideRestore(folder, 'restore-1', NOW);
    completeRestore(folder);
    expect(schemaOf(folder)).toEqual(schemaOf(folderWithRuns(1)));
    const { record, ids, database } = openRecords(folder);
    record(3, 4);
    expect(ids()).toHaveLength(4);
    expect(database.ask('SELECT emit(state) FROM outbox')).toEqual([['set-aside']]);
    database.close();
  });

  it('come without foreign tables and indexes: one may have the name of a table that a newer version makes', async () => {
    const file = await backupWith(
      `CREATE TABLE "next one" (id INTEGER PRIMARY KEY, run TEXT REFERENCES runs (id));
       INSERT INTO "next one" SELECT NULL, id FROM runs;
       CREATE UNIQUE INDEX one_outcome ON outbox (state)`,
    );
    const folder = temporaryFolder();
    expect(await prepared(folder, file)).toMatchObject({ kind: 'preview', there: { tests: 2 } });
    decideRestore(folder, 'restore-1', NOW);
    completeRestore(folder);
    const namesIn = (place: string) => {
      const database = openFile(join(place, 'linewatch.db'), { readOnly: true });
      try {
        const found = database.ask(
          "SELECT emit(type, name) FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'",
        );
        return found.map(String).sort();
      } finally {
        database.close();
      }
    };
    expect(namesIn(folder)).toEqual(namesIn(folderWithRuns(1)));
  });

  it('that the version has by itself are as they were', async () => {
    const file = await backupWith('');
    const folder = temporaryFolder();
    await prepared(folder, file);
    decideRestore(folder, 'restore-1', NOW);
    completeRestore(folder);
    expect(schemaOf(folder).length).toBeGreaterThan(0);
    expect(schemaOf(folder)).toEqual(schemaOf(folderWithRuns(1)));
  });

  it('are no reason for an error: a table that takes no change is told as damage', async () => {
    const file = await backupWith("ALTER TABLE outbox ADD COLUMN odd INTEGER CHECK (state <> 'set-aside')");
    expect(await prepared(temporaryFolder(), file)).toMatchObject({ kind: 'refused', refusal: 'damaged' });
  });
});
