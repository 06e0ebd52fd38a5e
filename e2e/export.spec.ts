import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './application/command-line';
import { openPage } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

test('the history leaves with its ledger: from the window, and from the command line, with the application or without', async ({
  folder,
  mailServer,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ mailServer }));
  const linewatch = await start();
  const run = await linewatch.measure();
  await eventually(async () => (await linewatch.messages('mail'))[0]?.state).toBe('sent');
  const [mail] = await linewatch.messages('mail');
  const reply = mail?.attempts[0]?.reply ?? 'the server said nothing';

  const json = folder.fileFor('history.json');
  // The system's own dialog is not the application's: it answers here as if a person had named the file.
  await linewatch.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, json);
  const page = await linewatch.window();
  await openPage(page, 'History');
  await page.getByRole('button', { name: 'Export' }).press('Enter');
  await page.getByRole('menuitem', { name: /JSON/ }).click();
  await expect(page.getByText(`1 test was saved to ${json}`)).toBeVisible();
  expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
    form: 'linewatch-history',
    runs: [
      {
        id: run.id,
        figures: GOOD_LINE.figures,
        rules: [{ tells: true, channels: [{ channel: 'mail', reply }, { channel: 'desktop' }] }],
      },
    ],
  });

  const table = folder.fileFor('history.csv');
  const asked = await runCommand(folder, ['--export', table]);
  expect(asked).toMatchObject({ code: 0, stdout: `1 test was written to ${table}.\n` });
  const written = readFileSync(table, 'utf8');
  expect(written).toContain(`[${reply}]`);
  await linewatch.quit();

  const nowhere = folder.fileFor('no such folder/history.csv');
  const refused = await runCommand(folder, ['--export', nowhere]);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(`${nowhere} could not be written: no such file or directory`);
  const own = join(folder.path, 'settings.json');
  const settings = folder.read('settings.json');
  const kept = await runCommand(folder, ['--export', own]);
  expect(kept.code).toBe(1);
  expect(kept.stderr).toContain(`${own} was not written: it is in Linewatch’s data folder`);
  expect(folder.read('settings.json')).toBe(settings);
  await runCommand(folder, ['--export', table]);
  expect(readFileSync(table, 'utf8')).toBe(written);
});
