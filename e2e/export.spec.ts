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

  const json = join(folder.path, 'history.json');
  // The system's own dialog is not the application's: it answers here as if a person had named the file.
  await linewatch.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, json);
  const page = await linewatch.window();
  await openPage(page, 'History');
  await page.getByRole('button', { name: 'Export' }).press('Enter');
  await page.getByRole('menuitem', { name: /JSON/ }).click();
  await expect(page.getByText(`1 test was saved to ${json}`)).toBeVisible();
  expect(JSON.parse(folder.read('history.json') ?? '')).toMatchObject({
    form: 'linewatch-history',
    runs: [
      {
        id: run.id,
        figures: GOOD_LINE.figures,
        rules: [{ tells: true, channels: [{ channel: 'mail', reply }, { channel: 'desktop' }] }],
      },
    ],
  });

  const table = join(folder.path, 'history.csv');
  const asked = await runCommand(folder, ['--export', table]);
  expect(asked).toMatchObject({ code: 0, stdout: `1 test was written to ${table}.\n` });
  const written = folder.read('history.csv');
  expect(written).toContain(`[${reply}]`);
  await linewatch.quit();

  const nowhere = join(folder.path, 'no such folder', 'history.csv');
  const refused = await runCommand(folder, ['--export', nowhere]);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(`${nowhere} could not be written: no such file or directory`);
  await runCommand(folder, ['--export', table]);
  expect(folder.read('history.csv')).toBe(written);
});
