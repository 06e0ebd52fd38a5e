import { chmodSync, rmSync } from 'node:fs';
import { isOfDisk, systemWords } from '../../files/disk-problem';
import { StartRefusal } from '../../files/start-refusal';
import { giveToFolderOwner, OWNER_ONLY } from '../../files/whole-file';
import { inTransaction, migrate } from '../migrate';
import { MIGRATIONS } from '../migrations';
import { lookAt } from '../recovery/contents';
import { moveJournal } from '../recovery/foreign-journal';
import { openFile } from '../sqlite';
import { keepOwnSchema } from './own-schema';
import { Refused } from './refused';

/**
 * What waits in restored records may have been told since by the records that they are a copy of, on this computer or on
 * another one, and is old: a person decides. What failed stays so, whatever the settings are now.
 */
const SET_ASIDE = `
INSERT INTO attempts (outbox_id, channel, started_at, finished_at, outcome, problem, reply, is_maybe_delivered)
  SELECT id, channel, handed_over_at, handed_over_at, 'retry', 'interrupted', '', 1
  FROM outbox WHERE state = 'sending' AND handed_over_at IS NOT NULL ORDER BY created_at, id;
UPDATE outbox SET state = 'set-aside', cause = iif(kind = 'heartbeat', 'superseded', 'restored'), way = NULL,
  handed_over_at = NULL WHERE state IN ('pending', 'sending', 'blocked');
UPDATE outbox SET way = NULL WHERE state = 'failed';
DELETE FROM runs WHERE outcome = 'running'`;

/**
 * Makes records that were copied to a place ready to be used: checked on every page, in the newest format, with
 * Linewatch's own tables and triggers alone, and with no message that would go out by itself. A test that ran when the copy was
 * made is not in them.
 *
 * @throws {Refused} where they are damaged or of a newer version
 * @throws what the disk says
 */
export function prepareRecords(path: string, now: number): void {
  moveJournal(path);
  if (lookSafely(path, now) !== 'sound') throw new Refused('damaged');
  const database = openFile(path);
  try {
    if (process.platform !== 'win32') chmodSync(path, OWNER_ONLY);
    giveToFolderOwner(path);
    refusingDamage(() => {
      keepOwnSchema(database);
      migrate(database, null, MIGRATIONS);
      inTransaction(database, () => database.exec(SET_ASIDE));
    });
    database.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE');
  } finally {
    database.close();
  }
  for (const part of ['-wal', '-shm']) rmSync(path + part, { force: true });
}

/** Tables that have the right names and take nothing are none of Linewatch's. */
function refusingDamage(change: () => void): void {
  try {
    change();
  } catch (error) {
    const isOfSqlite = error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
    throw isOfSqlite && !isOfDisk(error) ? new Refused('damaged', systemWords(error)) : error;
  }
}

function lookSafely(path: string, now: number): 'sound' | 'other' {
  try {
    const found = lookAt(path, now);
    if (found.kind === 'damaged') throw new Refused('damaged', found.why);
    return found.kind === 'sound' ? 'sound' : 'other';
  } catch (error) {
    if (error instanceof StartRefusal) throw new Refused('newer', error.detail);
    throw error;
  }
}
