import { expect, it } from 'vitest';
import { readRecordsFacts } from './records-facts';
import { openFile } from './sqlite';

it('the records say their form and how many there are, and none of them', () => {
  const database = openFile(':memory:');
  database.exec(`
    CREATE TABLE runs (id TEXT PRIMARY KEY, server TEXT);
    CREATE INDEX runs_by_server ON runs (server);
    INSERT INTO runs VALUES ('1', 'secret.example'), ('2', 'secret.example');
    PRAGMA user_version = 28;
  `);
  const facts = readRecordsFacts(database);
  expect(facts).toEqual({
    schemaVersion: 28,
    bytes: expect.any(Number) as number,
    tables: [{ name: 'runs', rows: 2 }],
    schema: [
      'CREATE TABLE runs (id TEXT PRIMARY KEY, server TEXT)',
      'CREATE INDEX runs_by_server ON runs (server)',
    ],
  });
  expect(JSON.stringify(facts)).not.toContain('secret.example');
  database.close();
});
