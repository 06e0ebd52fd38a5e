import { describe, expect, it } from 'vitest';
import { EMPTY_MEMORY } from '../../core/judging/memory';
import { temporaryRecords } from '../../testing/records';
import { readMemories, writeMemories } from './rule-memory';

describe('what rules remember', () => {
  it('is written where it has changed, and there alone', () => {
    const { database } = temporaryRecords();
    const changes = () => (database.prepare('SELECT total_changes() AS n').get() as { readonly n: number }).n;
    const slow = { ...EMPTY_MEMORY, toldAt: 1_000 };
    writeMemories(database, { slow, failed: EMPTY_MEMORY });
    const before = changes();
    writeMemories(database, { slow, failed: EMPTY_MEMORY });
    expect(changes() - before).toBe(0);
    writeMemories(database, { slow: { ...slow, toldAt: 2_000 }, failed: EMPTY_MEMORY });
    expect(changes() - before).toBe(1);
    expect(readMemories(database)).toEqual({ slow: { ...slow, toldAt: 2_000 }, failed: EMPTY_MEMORY });
  });

  it.each(['{oops', '', '[]', '"yes"', '{"recent": "yes"}', '{"toldAt": "yesterday"}'])(
    'starts afresh, and says so, where %j is stored; others are not touched by it',
    (stored) => {
      const { database } = temporaryRecords();
      const slow = { ...EMPTY_MEMORY, toldAt: 1_000 };
      writeMemories(database, { slow, failed: EMPTY_MEMORY });
      database.prepare("UPDATE rule_memory SET memory = ? WHERE rule = 'failed'").run(stored);
      const read = readMemories(database);
      expect(read).toEqual({ slow, failed: { ...EMPTY_MEMORY, wasUnreadable: true } });
      writeMemories(database, read);
      expect(readMemories(database)).toEqual({ slow, failed: EMPTY_MEMORY });
    },
  );

  it('has the empty value of what an earlier version did not know', () => {
    const { database } = temporaryRecords();
    database.exec(`INSERT INTO rule_memory VALUES ('slow', '{"recent":[true],"breachedSince":5}')`);
    expect(readMemories(database)).toEqual({ slow: { ...EMPTY_MEMORY, recent: [true], breachedSince: 5 } });
  });
});
