import { openPage } from './application/pages';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

/** One run each hour of four weeks before yesterday; each evening at eight (UTC) the line is slow. */
const FOUR_WEEKS = `INSERT INTO runs
  (id, trigger, outcome, provider, started_at, finished_at, has_figures, download_bps, latency_us, jitter_us)
  WITH RECURSIVE hours (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM hours WHERE n < 672)
  SELECT 'run-' || n, 'manual', 'completed', 'librespeed', at, at + 10000, 1,
    CASE (at / 3600000) % 24 WHEN 20 THEN 40000000 ELSE 90000000 END + n % 7 * 100000, 11000, 900
  FROM (SELECT n, (? / 3600000 - 24 - n) * 3600000 + 60000 AS at FROM hours)`;

test('the map of the hours leads to their tests, and stays from one start to the next', async ({
  folder,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  await (await start()).quit();
  folder.changeRecords(FOUR_WEEKS, Date.now());

  const linewatch = await start();
  const page = await linewatch.window();
  await openPage(page, 'History');
  const grid = page.getByRole('grid', { name: 'Tests', exact: true });
  await expect(grid).toHaveAttribute('aria-rowcount', '673');
  await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Patterns' }).click();
  const map = page.getByRole('grid', { name: 'Download by hour of the week' });
  await expect(map.getByRole('gridcell')).toHaveCount(168);
  await expect(page.getByText(/^Worst hours: .* median 40\.\d Mbit\/s in 28 tests/)).toBeVisible();

  // Keys lead from hour to hour, each of which says its figures; Enter lists its tests alone.
  await map.focus();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const active = map.locator(`[id="${(await map.getAttribute('aria-activedescendant')) ?? ''}"]`);
  await expect(active).toHaveAttribute('aria-label', /^Tuesday 01:00 to 02:00: median .*, 4 tests$/);
  await page.keyboard.press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', '5');
  await expect(active).toHaveAttribute('aria-selected', 'true');
  await expect
    .poll(() => page.evaluate(() => location.hash))
    .toBe('#history?weekday=tue&hour=01&view=patterns');

  // The other patterns are of the same tests, and in the language of figures.
  await expect(page.getByRole('region', { name: 'Download: distribution' })).toContainText('4 tests');
  await page.getByRole('button', { name: 'Before and after a day' }).click();
  await expect(page.getByRole('table', { name: 'Comparison of two periods' })).toContainText(
    'Too few hours with tests to tell',
  );

  await linewatch.quit();
  const again = await (await start()).window();
  await openPage(again, 'History');
  await expect(again.getByRole('grid', { name: 'Tests', exact: true })).toHaveAttribute('aria-rowcount', '5');
  await expect(again.getByRole('gridcell', { selected: true })).toHaveAttribute(
    'aria-label',
    /^Tuesday 01:00/,
  );
  await again.getByRole('gridcell', { selected: true }).click();
  await expect(again.getByRole('grid', { name: 'Tests', exact: true })).toHaveAttribute(
    'aria-rowcount',
    '673',
  );
});
