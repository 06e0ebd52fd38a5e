import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { measure } from './application/command-line';
import { fixedSettings, openWindow, PLACES, show, writeRuns } from './application/fixed-records';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { AT_HOME, GOOD_LINE } from './recordings';

/** The fonts of the window are its own, but not how a system draws them: a few pixels differ. */
const LIKENESS = {
  maxDiffPixelRatio: 0.004,
  threshold: 0.25,
  animations: 'disabled',
  caret: 'hide',
} as const;
/** The runtime that the pictures were taken with: each Chromium draws a little differently. */
const RUNTIME = '33.';

test('every page looks as it did, in two languages and themes', async ({ folder, start }) => {
  folder.useRecording({ ...GOOD_LINE, method: AT_HOME });
  folder.writeSettings(fixedSettings({ language: 'en', theme: 'light' }));
  const first = await start();
  const version = await first.electron.evaluate(() => process.versions['electron'] ?? '');
  test.skip(!version.startsWith(RUNTIME), `the pictures were taken with Electron 33, and this is ${version}`);
  const compare = async (page: Page, name: string) => {
    // The pointer marks what it rests on.
    await page.mouse.move(0, 0);
    const today = [page.getByText(/^Version /), page.locator('#restore-points li')];
    const mask = [page.locator('code'), page.getByText(folder.path), ...today];
    await expect.soft(page).toHaveScreenshot(`${name}.png`, { ...LIKENESS, mask });
  };
  const empty = await openWindow(first, 1100);
  for (const name of ['dashboard', 'history', 'outages', 'campaign', 'delivery'] as const) {
    await show(first, empty, PLACES[name]);
    await compare(empty, `empty-${name}`);
  }
  await first.quit();
  await measure(folder);
  writeRuns(folder);
  for (const [language, theme] of [
    ['en', 'light'],
    ['de', 'dark'],
  ] as const) {
    folder.writeSettings(fixedSettings({ language, theme }));
    const linewatch = await start();
    const page = await openWindow(linewatch, 1100);
    // The copy of the day is listed among the records.
    await eventually(() => readdirSync(join(folder.path, 'copies'))).toHaveLength(1);
    for (const [name, place] of Object.entries(PLACES)) {
      await show(linewatch, page, place);
      if (name === 'records') await expect(page.locator('#restore-points li')).toBeVisible();
      await compare(page, `${language}-${name}`);
    }
    await linewatch.quit();
  }
});
