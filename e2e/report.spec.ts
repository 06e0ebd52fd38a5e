import { readFileSync, writeFileSync } from 'node:fs';
import { measure, runCommand } from './application/command-line';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';

test('a report is printed without a display, and one that somebody has changed is found out', async ({
  folder,
}) => {
  folder.useRecording(GOOD_LINE);
  const run = await measure(folder);

  const document = folder.fileFor('line.pdf');
  const printed = await runCommand(folder, ['--report', document]);
  expect(printed).toMatchObject({ code: 0, stdout: `A report of 1 test was written to ${document}.\n` });
  const bytes = readFileSync(document, 'latin1');
  expect(bytes.startsWith('%PDF-')).toBe(true);
  // Those who cannot see it are told what is a heading and what a table.
  expect(bytes).toContain('/StructTreeRoot');

  const json = folder.fileFor('line.json');
  await runCommand(folder, ['--report', json]);
  const verified = await runCommand(folder, ['--verify', json]);
  expect(verified.code).toBe(0);
  expect(verified.stdout).toContain('No record in this report was changed since it was recorded, and none');

  const text = readFileSync(json, 'utf8');
  expect(text).toContain(run.id);
  writeFileSync(json, text.replaceAll('"outcome":"completed"', '"outcome":"failed"'));
  const changed = await runCommand(folder, ['--verify', json]);
  expect(changed.code).toBe(1);
  expect(changed.stderr).toContain(`Entry 1 was changed (run ${run.startedAt}).`);
});
