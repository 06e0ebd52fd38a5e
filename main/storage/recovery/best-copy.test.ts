import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mailDraft } from '../../testing/drafts';
import { temporaryFolder } from '../../testing/folder';
import { closeRecords, DAY, fileIn, folderWithRuns, NOW, openRecords } from '../../testing/recorded-folder';
import { NOT_JUDGED } from '../../testing/records';
import { completedRun } from '../../testing/runs';
import { keepDailyCopy } from '../copies';

describe('the copy that is restored', () => {
  const harm = (folder: string) => writeFileSync(fileIn(folder), 'this is no database at all, not even one');

  it('is the one that holds most, not an empty one that is newer', () => {
    const folder = folderWithRuns(21, NOW - DAY);
    const empty = temporaryFolder();
    const { database } = openRecords(empty);
    keepDailyCopy(database, empty, NOW);
    database.close();
    copyFileSync(join(empty, 'copies/2026-11-23.db'), join(folder, 'copies/2026-11-23.db'));
    harm(folder);
    const { ids, database: found } = openRecords(folder);
    expect(ids()).toHaveLength(21);
    found.close();
  });

  it('is not chosen by a day that is still to come', () => {
    const folder = folderWithRuns(1, Date.parse('2031-01-01T00:00:00Z'));
    const { database, record } = openRecords(folder);
    record(2, 21);
    keepDailyCopy(database, folder, NOW);
    closeRecords(database);
    harm(folder);
    const { ids, database: found } = openRecords(folder);
    expect(ids()).toHaveLength(21);
    found.close();
  });

  it('is not the one with most runs of a time that is still to come', () => {
    const folder = folderWithRuns(3, NOW - DAY);
    const wrong = folderWithRuns(1);
    const { database, runs } = openRecords(wrong);
    for (let index = 0; index < 9; index += 1) {
      runs.record(completedRun({ id: `ahead-${index}`, startedAt: NOW + 400 * DAY + index }), NOT_JUDGED, []);
    }
    keepDailyCopy(database, wrong, NOW);
    closeRecords(database);
    copyFileSync(join(wrong, 'copies/2026-11-23.db'), join(folder, 'copies/2026-11-23.db'));
    harm(folder);
    const { ids, database: found } = openRecords(folder);
    expect(ids()).toEqual(['run-3', 'run-2', 'run-1']);
    found.close();
  });

  it('is the next best where the best is damaged itself', () => {
    const folder = folderWithRuns(2, NOW - DAY);
    const { database, record } = openRecords(folder);
    record(3, 6);
    keepDailyCopy(database, folder, NOW);
    closeRecords(database);
    const best = join(folder, 'copies/2026-11-23.db');
    const bytes = readFileSync(best);
    writeFileSync(best, Buffer.concat([bytes.subarray(0, 8_192), Buffer.alloc(bytes.length - 8_192, 7)]));
    harm(folder);
    const { ids, database: found } = openRecords(folder);
    expect(ids()).toHaveLength(2);
    found.close();
  });

  it('may be one that was made before the format changed', () => {
    const folder = folderWithRuns(4);
    copyFileSync(fileIn(folder), fileIn(folder, 'linewatch.db.before-v9'));
    harm(folder);
    const { ids, state, database } = openRecords(folder);
    expect(state.kind).toBe('restored');
    expect(ids()).toHaveLength(4);
    database.close();
  });

  it('sends what waits in it under the same Message-ID, as something that may have arrived', () => {
    const folder = temporaryFolder();
    const { database, runs } = openRecords(folder);
    runs.record(completedRun(), NOT_JUDGED, [mailDraft()]);
    keepDailyCopy(database, folder, NOW);
    closeRecords(database);
    harm(folder);
    const { outbox, database: found } = openRecords(folder);
    outbox.releaseLeases();
    const [entry] = outbox.lease('mail', NOW, 10);
    expect(entry?.messageId).toBe(mailDraft().messageId);
    expect(entry?.attempts).toMatchObject([{ outcome: 'retry', isMaybeDelivered: true }]);
    found.close();
  });
});
