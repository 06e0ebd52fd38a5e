import type { Page } from '@playwright/test';
import { openPage } from './application/pages';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

/** One run each hour of the last 20 days but today, on a line that becomes faster. */
const MANY = `INSERT INTO runs
  (id, trigger, outcome, provider, started_at, finished_at, has_figures, download_bps, latency_us, jitter_us)
  WITH RECURSIVE hours (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM hours WHERE n < 480)
  SELECT 'run-' || n, 'manual', 'completed', 'librespeed', ? - n * 3600000 - 86400000, ? - n * 3600000 - 86390000, 1,
    90000000 - n * 100000, 11000, 900 FROM hours`;

const getSpan = async (page: Page) => {
  const hash = await page.evaluate(() => location.hash);
  const query = new URLSearchParams(hash.split('?')[1] ?? '');
  return Date.parse(query.get('to') ?? '') - Date.parse(query.get('from') ?? '');
};
const DAY = 86_400_000;

test('charts and table of the history show one selection, which is in the address and stays', async ({
  folder,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const first = await start();
  await first.measure();
  await first.quit();
  folder.changeRecords(MANY, Date.now(), Date.now());

  const linewatch = await start();
  const page = await linewatch.window();
  await openPage(page, 'History');
  const charts = page.getByRole('group', { name: 'Charts of every figure' });
  const grid = page.getByRole('grid', { name: 'Tests' });
  await expect(grid).toHaveAttribute('aria-rowcount', '482');
  await expect(charts.getByRole('heading', { name: 'Jitter' })).toBeVisible();

  // A drag over the middle half of the chart zooms to it, for the table as well.
  const box = await charts.locator('[data-plot]').first().boundingBox();
  if (box === null) throw new Error('The chart is not there');
  const [y, left, right] = [box.y + box.height / 2, box.x + box.width / 4, box.x + (3 * box.width) / 4];
  await page.mouse.move(left, y);
  await page.mouse.down();
  await page.mouse.move(right, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => getSpan(page)).toBeGreaterThan(8 * DAY);
  const dragged = await getSpan(page);
  expect(dragged).toBeLessThan(13 * DAY);
  await expect(grid).not.toHaveAttribute('aria-rowcount', '482');
  await page.mouse.move(left, y);
  await page.mouse.wheel(0, -400);
  await expect.poll(() => getSpan(page)).toBeLessThan(0.6 * dragged);

  await charts.focus();
  await page.keyboard.press('0');
  await expect(grid).toHaveAttribute('aria-rowcount', '482');
  await page.keyboard.press('+');
  await expect.poll(() => getSpan(page)).toBeGreaterThan(9 * DAY);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('0');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#history?range=all');
  await expect(grid).toHaveAttribute('aria-rowcount', '482');

  // The table: keys lead to a row, Enter opens it, Escape leads back to it; a column sorts all runs.
  await grid.focus();
  await page.keyboard.press('End');
  await expect(grid.getByRole('row', { selected: true })).toHaveAttribute('aria-rowindex', '482');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('run-480');
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();
  await expect(grid.getByRole('row', { selected: true })).toHaveAttribute('aria-rowindex', '482');
  await grid.getByRole('columnheader', { name: 'Download' }).getByRole('button').press('Enter');
  await expect(grid.getByRole('columnheader', { name: 'Download' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect(grid.getByRole('row').nth(1)).toContainText('94.1 Mbit/s');
  await grid.getByRole('columnheader', { name: 'Download' }).getByRole('button').press('Enter');
  await expect(grid.getByRole('row').nth(1)).toContainText('42.0 Mbit/s');

  // A damaged part of the address is as by default; the others hold, and are there after the next start.
  await page.evaluate(() => (location.hash = '#history?range=fortnight&trigger=schedule'));
  await expect(page.getByText('No such test in this time')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Filter: 1' })).toBeVisible();
  await linewatch.quit();
  const again = await (await start()).window();
  await openPage(again, 'History');
  await expect(again.getByRole('button', { name: 'Filter: 1' })).toBeVisible();
  await again.getByRole('button', { name: 'Filter: 1' }).click();
  await again.getByRole('button', { name: 'Remove all filters' }).click();
  await expect(again.getByRole('columnheader', { name: 'Download' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
});
