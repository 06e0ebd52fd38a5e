import type { Page } from '@playwright/test';
import { openPage } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE, SLOW_LINE } from './recordings';
import { BELOW_50, EVERY_MINUTE, nextMinute, tellingAll } from './settings';

/** Chooses an entry of a list by keys alone. */
async function choose(page: Page, list: string, entry: string): Promise<void> {
  await page.getByRole('combobox', { name: list }).press('Enter');
  const option = page.getByRole('option', { name: entry, exact: true });
  await expect(option).toBeVisible();
  while ((await option.getAttribute('data-combobox-selected')) === null) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

test('a rule made by keys is tried on the past, tells, keeps quiet while it lasts, and the ledger says why', async ({
  folder,
  mailServer,
  start,
}) => {
  folder.useRecording(SLOW_LINE);
  folder.writeSettings({ ...tellingAll({ mailServer }), rules: [] });
  const linewatch = await start();
  await linewatch.measure();
  const page = await linewatch.window();
  await openPage(page, 'Rules');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No rule is on: nobody is notified');

  await page.getByRole('button', { name: 'New rule' }).press('Enter');
  const editor = page.getByRole('dialog');
  await choose(page, 'Compared with', 'a value of your own');
  await page.getByLabel('Limit').fill('much');
  await expect(editor.getByText('Enter a number.')).toBeVisible();
  await page.getByLabel('Limit').fill('50');
  await page.getByLabel('Notify after').fill('1');
  await page.getByLabel('of the last').fill('1');
  await expect(editor.getByText('Notifies you: Download below 50 Mbit/s')).toBeVisible();
  await expect(
    editor.getByText('You would have been notified once in the last 90 days. Tests in this time: 1.'),
  ).toBeVisible();
  await expect(
    editor.getByText('Download was 41.0 Mbit/s, below your limit of 50 Mbit/s.', { exact: false }),
  ).toBeVisible();
  await editor.getByRole('button', { name: 'Save rule' }).press('Enter');
  await expect(page.getByRole('listitem').filter({ hasText: 'Download below 50 Mbit/s' })).toBeVisible();

  await linewatch.measure();
  await eventually(() => mailServer.accepted.map(({ subject }) => subject)).toEqual([
    'Slow download: 41.0 Mbit/s',
  ]);
  await linewatch.measure();
  await openPage(page, 'History');
  await page.getByRole('row').nth(1).click();
  const run = page.getByRole('dialog');
  await run.getByText('One other rule did not notify').click();
  await expect(
    run.getByText(/41\.0 Mbit\/s, below the limit of 50 Mbit\/s, notified .*, still applies/),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('row').nth(2).click();
  await expect(run.getByText(/^Mail you@example\.org: notified on .*:\d\d:\d\d/)).toBeVisible();
  await expect(run.getByText('250 OK: message queued', { exact: false })).toBeVisible();
  expect(mailServer.accepted).toHaveLength(1);
});

test('the end of what was told is told, and a removed rule comes back', async ({
  folder,
  mailServer,
  start,
}) => {
  folder.useRecording(SLOW_LINE);
  folder.writeSettings({ ...tellingAll({ mailServer }), rules: [{ ...BELOW_50, name: 'Mine' }] });
  const slow = await start();
  await slow.measure();
  await eventually(() => mailServer.accepted.length).toBe(1);
  await slow.quit();

  folder.useRecording(GOOD_LINE);
  const good = await start();
  await good.measure();
  await eventually(() => mailServer.accepted.map(({ subject }) => subject)).toEqual([
    'Slow download: 41.0 Mbit/s',
    'Good again: Download 94.1 Mbit/s',
  ]);

  const page = await good.window();
  await openPage(page, 'Rules');
  const row = page.getByRole('listitem').filter({ hasText: 'Mine' });
  await expect(row).toContainText('just now: Good again: Download 94.1 Mbit/s');
  await row.getByRole('button', { name: 'Remove “Mine”' }).press('Enter');
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(row).toBeVisible();
});

test('a scheduled test carries the proof that messages arrive, and a person can confirm it', async ({
  folder,
  mailServer,
  start,
  trayOf,
}) => {
  folder.useRecording(GOOD_LINE);
  const canary = { id: 'canary', condition: { kind: 'canary' }, repeat: { kind: 'every-time' } } as const;
  folder.writeSettings({ ...tellingAll({ mailServer, schedule: EVERY_MINUTE }), rules: [canary] });
  const linewatch = await start();
  let minute = nextMinute(Date.now());
  await linewatch.setClock(minute);
  await eventually(() => mailServer.accepted.map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^Linewatch works\. /),
  ]);
  const completed = async () =>
    (await linewatch.history())
      .filter(({ run }) => run.outcome === 'completed')
      .map(({ run }) => run.trigger);
  await linewatch.setClock((minute = nextMinute(minute)));
  await eventually(async () => (await completed()).length).toBeGreaterThan(1);
  expect((await completed()).filter((trigger) => trigger === 'canary')).toHaveLength(1);
  const getProof = async () => (await linewatch.state()).channels.find(({ kind }) => kind === 'mail')?.proof;
  expect(await getProof()).toMatchObject({ level: 'accepted', isStale: false });
  expect((await getProof())?.reply).toContain('250');
  const tray = await trayOf(linewatch);
  expect((await tray.entries()).some(({ label }) => /^Mail: delivered /.test(label))).toBe(true);
  await linewatch.ask('channelConfirm', 'mail');
  expect(await getProof()).toMatchObject({ level: 'confirmed' });
});
