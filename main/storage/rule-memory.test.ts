import { describe, expect, it } from 'vitest';
import { EMPTY_MEMORY } from '../core/judging/memory';
import { temporaryRecords } from '../testing/records';
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
});
