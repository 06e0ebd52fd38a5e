import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

/** A little longer than the half minute that counts as a standstill. */
const BUSY_MS = 33_000;

test('a window that crashes is loaded again and says so; the tests go on', async ({ folder, start }) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const page = await linewatch.window();
  await linewatch.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect(page.getByText('The window crashed and was loaded again.')).toBeVisible();
  expect((await linewatch.measure()).outcome).toBe('completed');
  await page.getByRole('button', { name: 'Where to get help' }).click();
  await expect(page.getByRole('heading', { name: 'About Linewatch' })).toBeVisible();
  await page.getByRole('button', { name: 'What is new' }).click();
  await expect(page.getByRole('heading', { name: 'Unreleased' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Licences' }).click();
  await expect(page.getByText('Permission is hereby granted', { exact: false }).first()).toBeVisible();
});

test('a main process that stands still is noticed, recorded at once and told', async ({ folder, start }) => {
  test.slow();
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const page = await linewatch.window();
  await linewatch.state();
  const busy = linewatch.electron.evaluate((_electron, milliseconds) => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  }, BUSY_MS);
  await eventually(() => folder.read('standstill.json'), 2 * BUSY_MS).toContain('"doing":"request ');
  await busy;
  await expect(page.getByText('Linewatch stood still for a while.')).toBeVisible();
  await expect(page.getByText(/It did nothing for 3\d s/)).toBeVisible();
  await eventually(() => folder.read('standstill.json')).toBeNull();
});

test('a standstill that was ended by force is told by the next start', async ({ folder, start }) => {
  folder.writeSettings(tellingAll({}));
  const startedAt = Date.now() - 600_000;
  const left = { startedAt, durationMs: 90_000, doing: 'tray open' };
  writeFileSync(join(folder.path, 'standstill.json'), JSON.stringify(left));
  const page = await (await start()).window();
  await expect(page.getByText('Linewatch stood still until it was ended.')).toBeVisible();
  await expect(page.getByText(/at least 1 min 30 s.*tray open/)).toBeVisible();
  await eventually(() => folder.read('standstill.json')).toBeNull();
});
