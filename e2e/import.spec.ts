import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS } from '../shared/durations';
import { openPage } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { NEVER } from './settings';

const HEAD = 'ID;Service;Status;Scheduled;Created at;Ping;Download;Upload\r\n';
/** The day before yesterday, whatever the zone. */
const day = new Date(Date.now() - 2 * DAY_MS).toISOString().slice(0, '2026-11-23'.length);
/** Tests of one day, as Speedtest Tracker exports them and a spreadsheet saves them again. */
const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const minute = String(index % 60).padStart(2, '0');
    const hour = String(Math.floor(index / 60)).padStart(2, '0');
    return `${index};Ookla;Completed;Yes;${day} ${hour}:${minute}:00;19,5;${92_000_000 + index};40000000\r\n`;
  }).join('');

test('tests of another program are shown, imported, marked and removed again', async ({ folder, start }) => {
  const path = join(folder.path, 'results.csv');
  const text = `\uFEFF${HEAD}${lines(700)}700;Ookla;Completed;Yes;15/01/2026 23:00;19;1;1\r\n`;
  writeFileSync(path, text);
  folder.writeSettings({ schedules: [NEVER] });
  const linewatch = await start();
  const page = await linewatch.window();
  // The system's own dialog is not the application's: it answers here as if a person had chosen the file.
  await linewatch.electron.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
  await openPage(page, 'Settings');
  await page.getByRole('button', { name: 'Your records' }).click();
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await expect(page.getByText(/700 tests would be imported\. 1 entry cannot be imported\./)).toBeVisible();
  await page.getByText('Entries that cannot be imported').click();
  await expect(page.getByText(/Line 702: Day and month/)).toBeVisible();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('700 tests were imported.')).toBeVisible();

  const read = () => {
    const range = { from: 0, to: 8.64e15 };
    return linewatch.ask('historyRead', { range, outcomes: ['completed'], limit: 1, offset: 0 });
  };
  expect(await read()).toMatchObject({ total: 700, rows: [{ run: { importedFrom: 'speedtest-tracker' } }] });
  // Nothing of it is the newest test, data use, or told.
  const state = await linewatch.ask('stateRead');
  expect([state.lastRun, (await linewatch.ask('dataUseRead')).networks]).toEqual([null, []]);

  // The same file once more, dropped on the page.
  const box = await page.getByRole('group', { name: 'Import tests' }).boundingBox();
  const session = await page.context().newCDPSession(page);
  const at = { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 20 };
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await expect(page.getByText(/700 tests are recorded already\./)).toBeVisible();

  await openPage(page, 'History');
  await expect(page.getByText('Imported from Speedtest Tracker').first()).toBeVisible();

  await openPage(page, 'Settings');
  await page.getByRole('button', { name: 'Your records' }).click();
  await page.getByRole('button', { name: 'Remove these tests' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await eventually(async () => (await read()).total).toBe(0);
  await expect(page.getByText('results.csv')).toBeHidden();
});
