import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../shared/durations';
import type { DataFolder } from './application/data-folder';
import { openPage } from './application/pages';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { clockTime, tellingAll } from './settings';

const MINUTES = `INSERT INTO line_stretches (length_ms, at, observed_ms, gateway_sent, gateway_failed, gateway_median_us,
    gateway_highest_us, far_sent, far_failed, far_median_us, far_highest_us)
  WITH RECURSIVE minute (at) AS (SELECT ? UNION ALL SELECT at + ${MINUTE_MS} FROM minute WHERE at < ?)
  SELECT ${MINUTE_MS}, at, ${MINUTE_MS}, 6, 0, 900, 1400, 40, 1, 20000, 31000 FROM minute`;
const EVENT = `INSERT INTO line_events (id, kind, place, started_at, ended_at, is_end_observed, seen_at, is_judged)
  VALUES (?, ?, ?, ?, ?, 1, ?, 1)`;

/** Six hours of minutes until now; in them half an hour asleep, and an outage of 75 s. */
function recordLine(folder: DataFolder) {
  const now = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
  const outageAt = now - HOUR_MS;
  const asleepAt = now - 3 * HOUR_MS;
  const awakeAt = asleepAt + HOUR_MS / 2;
  folder.changeRecords(MINUTES, now - 6 * HOUR_MS, asleepAt - MINUTE_MS);
  folder.changeRecords(MINUTES, awakeAt, now);
  const outageEnd = outageAt + 75 * SECOND_MS;
  folder.changeRecords(EVENT, 'outage', 'outage', 'beyond', outageAt, outageEnd, outageEnd);
  folder.changeRecords(EVENT, 'asleep', 'asleep', 'unknown', asleepAt, awakeAt, awakeAt);
  return { outageAt, outageEnd };
}

test('beneath the chart of the tests stands the line between them, said to the keys and as a table', async ({
  folder,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const first = await start();
  await first.measure();
  await first.quit();
  const { outageAt, outageEnd } = recordLine(folder);
  const page = await (await start()).window();
  await page.getByRole('radiogroup', { name: 'Range' }).getByText('24 h').click();

  const band = page.getByRole('group', { name: 'Between the tests' });
  await expect(band).toContainText('1 outage of 1 min 15 s in 5 h 31 min observed');
  await expect(band).toContainText('Up 99.62');
  await band.focus();
  const said = band.locator('[aria-live="polite"]');
  await band.press('Home');
  await expect(said).toContainText('Not observed');
  await band.press('ArrowRight');
  await expect(said).toContainText('far targets 20 ms, highest 31 ms, loss 3');
  const step = async (text: string) => {
    for (let count = 0; count < 500; count += 1) {
      if ((await said.textContent())?.includes(text) === true) return;
      await band.press('ArrowRight');
    }
  };
  await step('Computer asleep');
  await expect(said).toContainText('30 min');
  await step('Outage');
  await expect(said).toContainText(`${clockTime(outageAt)}:00`);
  await expect(said).toContainText(`${clockTime(outageEnd)}:15, 1 min 15 s.`);
  await expect(said).toContainText('It points to your provider’s line.');

  await band.press('t');
  const table = page.getByRole('table', { name: 'The line between the tests, newest first' });
  await expect(table.getByRole('row', { name: /Outage/ })).toHaveCount(1);
  await expect(table.getByRole('row').nth(1)).toContainText('20 ms');

  await openPage(page, 'Outages');
  await expect(page.getByRole('region', { name: 'Last 24 hours' })).toContainText('1 outage of 1 min 15 s');
});

test('where nobody watches, the dashboard says so and leads to the switch', async ({ folder, start }) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const page = await linewatch.window();
  await linewatch.measure();
  await expect(page.getByText('Latency and outages between the tests are not recorded')).toBeVisible();
  await page.getByRole('button', { name: 'Watch the line' }).click();
  await expect(page).toHaveTitle('Settings · Linewatch');
  await expect(page.getByRole('heading', { name: 'Watching between tests' })).toBeInViewport();
});
