import type { DataFolder } from './application/data-folder';
import type { Linewatch } from './application/linewatch';
import { getComplaints, keepPicture, openPage, openSettings } from './application/pages';
import { eventually } from './eventually';
import { expect, HARDLY_ANYTHING, test } from './fixtures';
import { GOOD_LINE, type Recording } from './recordings';
import { tellingAll } from './settings';

test.use(HARDLY_ANYTHING);

/** A week of a line, told in a few runs: megabits per second down, or null for a test that failed. */
const WEEK = [96, 91, null, 93, 41, 94.1];

const WORDS = {
  en: {
    pages: ['Dashboard', 'History', 'Delivery', 'Settings'],
    failed: 'Failed',
    upload: 'Upload',
    plan: 'Download of your plan',
    measured: 'Measured just now against Recorded server.',
  },
  'zh-CN': {
    pages: ['概览', '历史', '送达', '设置'],
    failed: '失败',
    upload: '上传',
    plan: '套餐下载速率',
    measured: '刚刚',
  },
} as const;

for (const language of ['en', 'zh-CN'] as const) {
  test(`every page shows what was recorded, in ${language}`, async ({ folder, mailServer, start }) => {
    const words = WORDS[language];
    folder.useRecording(GOOD_LINE);
    folder.writeSettings({ ...tellingAll({ mailServer }), language, plan: { downloadBitsPerSecond: 100e6 } });
    const linewatch = await start();
    const page = await linewatch.window();
    const complaints = getComplaints(page);
    await record(linewatch, folder);
    await eventually(() => mailServer.accepted.length).toBe(WEEK.length);

    const [dashboard, history, delivery, settings] = words.pages;
    const picture = (name: string) => keepPicture(page, `${language}-${name}`);
    await openPage(page, dashboard);
    await expect(page.getByText('94.1').first()).toBeVisible();
    await expect(page.getByText(words.measured).first()).toBeVisible();
    await expect(page.locator('canvas').first()).toBeVisible();
    await picture('dashboard');

    await openPage(page, history);
    const rows = page.getByRole('grid').getByRole('row');
    await expect(rows).toHaveCount(1 + WEEK.length);
    await expect(rows.filter({ hasText: words.failed })).toHaveCount(1);
    await picture('history');
    await rows.nth(1).click();
    await expect(page.getByRole('dialog')).toContainText('Recorded server');
    await picture('history-run');
    await page.keyboard.press('Escape');

    await openPage(page, delivery);
    await expect(page.getByRole('listitem')).toHaveCount(2 * WEEK.length);
    await picture('delivery');
    await page
      .getByRole('listitem')
      .filter({ hasText: 'you@example.org' })
      .first()
      .getByRole('button')
      .first()
      .click();
    await expect(page.frameLocator('iframe').getByText(words.upload, { exact: true })).toBeVisible();
    await picture('delivery-message');
    await page.keyboard.press('Escape');

    await openPage(page, settings);
    await expect(page.getByText(words.plan, { exact: true })).toBeVisible();
    await picture('settings');
    expect(complaints).toEqual([]);
  });
}

test('a running test is shown live, and its end at once', async ({ folder, speedServer, start }) => {
  folder.writeSettings(tellingAll({ speedServer }));
  const linewatch = await start();
  const page = await linewatch.window();
  await page.getByRole('button', { name: 'Measure now' }).click();
  const live = page.getByRole('region', { name: 'Running test' });
  await expect(live).toContainText('Loopback');
  await expect(live).toContainText('Mbit/s');
  await expect(page.getByRole('heading', { name: 'Measuring your line' })).toBeVisible();
  await expect(page.getByText('Measuring the download.')).toBeVisible();
  await keepPicture(page, 'en-running');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(live).toBeHidden();
});

test('a test is started, followed and cancelled by keys, and said aloud on every page', async ({
  folder,
  speedServer,
  start,
}) => {
  folder.writeSettings(tellingAll({ speedServer }));
  const linewatch = await start();
  const page = await linewatch.window();
  await page.getByRole('button', { name: 'Measure now' }).press('Enter');
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true });
  await expect(cancel).toBeFocused();
  const said = page.getByRole('status').filter({ hasText: 'Test ' });
  await linewatch.isMovingData();
  await expect(said).toHaveText('Test running: Download');
  await cancel.press('Enter');
  await expect(page.getByRole('button', { name: 'Measure now' })).toBeFocused();
  await expect(said).toHaveText('Test ended: Cancelled');
});

test('the chart says every run and every failed test to the keys', async ({ folder, start }) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const page = await linewatch.window();
  await record(linewatch, folder);
  const chart = page.getByRole('group', { name: 'Chart of throughput and latency.' });
  await chart.focus();
  const said = chart.locator('[aria-live="polite"]');
  await chart.press('Home');
  await expect(said).toContainText('download 96.0 Mbit/s');
  await chart.press('ArrowRight');
  await chart.press('ArrowRight');
  await expect(said).toContainText('tests failed');
  await chart.press('ArrowRight');
  await expect(said).toContainText('download 93.0 Mbit/s');
});

test('a page begins at its top, however far the one before was scrolled', async ({ start }) => {
  const page = await (await start()).window();
  await openSettings(page, 'General');
  await page.getByRole('heading', { name: 'Keyboard' }).scrollIntoViewIfNeeded();
  await openPage(page, 'Dashboard');
  await expect(page.getByRole('button', { name: 'Measure now' })).toBeInViewport();
});

async function record(linewatch: Linewatch, folder: DataFolder): Promise<void> {
  for (const megabits of WEEK) {
    folder.useRecording(megabits === null ? FAILED : { ...GOOD_LINE, figures: figures(megabits) });
    await linewatch.measure();
  }
}

const FAILED: Recording = {
  kind: 'failed',
  reason: 'timeout',
  detail: 'no answer within 10 s',
  server: null,
  figures: null,
};

function figures(megabits: number) {
  return { ...GOOD_LINE.figures, downloadBitsPerSecond: megabits * 1e6 };
}
