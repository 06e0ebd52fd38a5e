import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure, runCommand } from './application/command-line';
import { DataFolder } from './application/data-folder';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { NEVER } from './settings';

const WAITING = `INSERT INTO outbox (id, kind, channel, recipient, message_id, state, message, created_at, next_attempt_at)
  VALUES ('waits', 'test', 'mail', 'you@example.org', '<waits@test>', 'pending', '{}', ?, ?)`;

test('everything but passwords moves to another computer, and nothing is sent there by surprise', async ({
  folder,
}) => {
  const other = new DataFolder();
  const outside = new DataFolder();
  try {
    folder.useRecording(GOOD_LINE);
    folder.writeSettings({
      language: 'en',
      schedules: [NEVER],
      channels: { mail: { host: 'mail.example.org', user: 'ann', to: ['you@example.org'] } },
    });
    folder.writeSecrets({ 'mail.password': 'never in a backup' });
    const run = await measure(folder);
    folder.changeRecords(WAITING, Date.now(), Date.now());

    const file = join(outside.path, 'line.zip');
    const written = await runCommand(folder, ['--backup', file]);
    expect(written).toMatchObject({ code: 0, stdout: `The backup with one test is complete: ${file}.\n` });

    const restored = await runCommand(other, ['--restore', file]);
    expect(restored.stdout).toContain(`Restored from ${file}: one test`);
    expect(restored.stdout).toContain('Enter again in the settings: Mail: Password.');
    expect(restored.code).toBe(0);
    expect(other.read('secrets.json')).toBeNull();
    expect(JSON.parse(other.read('settings.json') ?? '')).toMatchObject({
      channels: { mail: { host: 'mail.example.org', user: 'ann' } },
    });

    // The chain of records goes on: the same hash, and a test after it.
    const head = 'SELECT number, hex(record) AS record FROM chain ORDER BY number';
    expect(other.query(head)).toEqual(folder.query(head));
    const moved = other.fileFor('line.json');
    await runCommand(other, ['--report', moved]);
    const verified = await runCommand(other, ['--verify', moved]);
    expect(verified.code).toBe(0);
    expect(verified.stdout).toContain('No record in this report was changed since it was recorded');
    expect(readFileSync(moved, 'utf8')).toContain(run.id);
    expect(other.query('SELECT state, cause FROM outbox')).toEqual([
      { state: 'set-aside', cause: 'restored' },
    ]);

    const cut = await runCommand(other, ['--restore', join(folder.path, 'settings.json')]);
    expect(cut.code).toBe(3);
    expect(cut.stderr).toContain('is not a backup of Linewatch.');
  } finally {
    other.remove();
    outside.remove();
  }
});
