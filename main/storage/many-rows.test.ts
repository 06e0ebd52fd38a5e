import { describe, expect, it } from 'vitest';
import { temporaryRecords } from '../testing/records';
import { manyRows } from './many-rows';

interface Odd {
  readonly id: number;
  readonly trigger: string | null;
}

const TEXTS = ['', null, 'quoted "so" and \\ so', 'line\nbreak\u2028', '网络 😀', '[1,2]', '{}'];

function oddRows() {
  const { database } = temporaryRecords();
  database.exec('CREATE TABLE odd (id INTEGER PRIMARY KEY, "trigger" TEXT)');
  const insert = database.prepare('INSERT INTO odd VALUES (?, ?)');
  for (const [index, text] of TEXTS.entries()) insert.run(index, text);
  insert.run(Number.MAX_SAFE_INTEGER - 1, 'large');
  insert.run(-4_102_444_800_000, 'before');
  return database;
}

describe('many rows at once', () => {
  it('are what they are one by one, in their order, whatever is in them', () => {
    const database = oddRows();
    for (const order of ['id', 'id DESC']) {
      const clause = `FROM odd WHERE id < :most ORDER BY ${order}`;
      const most = Number.MAX_SAFE_INTEGER;
      const rows = manyRows<Odd>(database, ['id', 'trigger'], clause, { most });
      expect(rows).toHaveLength(9);
      const single = database.prepare(`SELECT id, "trigger" ${clause}`).all({ most });
      expect(rows).toEqual(single.map((row) => ({ ...(row as Odd) })));
    }
  });

  it('are none where there are none', () => {
    expect(manyRows<Odd>(oddRows(), ['id'], 'FROM odd WHERE id = :id', { id: 77 })).toEqual([]);
  });
});
