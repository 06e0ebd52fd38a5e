import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KnownSecrets } from '../core/redact/redact';
import { temporaryFolder } from '../testing/folder';
import { openLog } from './log';

it('the log holds no secret, no forged entry, and is followed by another when it is full', () => {
  const folder = temporaryFolder();
  const known = new KnownSecrets();
  known.learn('correct horse');
  const log = openLog(folder, known.redact);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const answer = Object.assign(new Error('535 no correct%20horse\n[2026-01-01] [info] forged'), {
    request: 'https://push.example/message?token=tk_unknown',
  });
  log('A message to anna@example.org was refused %s', answer);
  const text = read('linewatch.log');
  expect(text).toContain('[error] A message to […]@example.org was refused %s Error: 535 no […]');
  expect(text).toContain('?token=[…]');
  for (const secret of ['horse', 'tk_unknown', 'anna']) expect(text).not.toContain(secret);
  expect(text.split('\n').filter((line) => line.startsWith('['))).toHaveLength(1);
  if (process.platform !== 'win32') expect(statSync(join(folder, 'linewatch.log')).mode & 0o077).toBe(0);

  const entry = 'many words '.repeat(5_000);
  for (let entries = 0; entries < 80; entries += 1) log(entry);
  const sizes = ['linewatch.log', 'linewatch.old.log'].map((name) => statSync(join(folder, name)).size);
  for (const size of sizes) expect(size).toBeLessThan(2_200_000);
});
