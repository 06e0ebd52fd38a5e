import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { openPage, openSettings } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE, SLOW_LINE, type Recording } from './recordings';
import { BELOW_50, EVERY_RESULT, tellingAll } from './settings';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SECTIONS = [
  'Schedule',
  'Watching between tests',
  'Service',
  'Your own servers',
  'Data',
  'Connection',
  'Networks',
  'Channels',
  'General',
  'About Linewatch',
];

const FAILED: Recording = {
  kind: 'failed',
  reason: 'timeout',
  detail: 'no answer within 10 s',
  server: null,
  figures: null,
};

/** What axe finds wrong with the page as it is now: each rule with the elements that break it. */
async function findFaults(page: Page): Promise<readonly string[]> {
  // What still fades in has no colours of its own yet.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
    // A mail in its frame has no script, so nobody could look into it.
    const { violations } = await run(
      { exclude: ['iframe'] },
      { iframes: false, resultTypes: ['violations'] },
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
    );
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`nothing on any page is out of reach, in the ${theme} theme`, async ({
    folder,
    mailServer,
    speedServer,
    start,
  }) => {
    folder.useRecording(GOOD_LINE);
    folder.writeSettings({
      ...tellingAll({ mailServer, speedServer }),
      theme,
      plan: { downloadBitsPerSecond: 100e6 },
      rules: [EVERY_RESULT, { ...BELOW_50, name: 'Mine' }],
    });
    const linewatch = await start();
    const page = await linewatch.window();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const found: string[] = [];
    const look = async (place: string) => {
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      for (const fault of await findFaults(page)) found.push(`${place}: ${fault}`);
    };
    const leave = async () => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByRole('menu')).toHaveCount(0);
      await expect(page.getByRole('listbox')).toHaveCount(0);
    };
    await look('dashboard, empty');
    for (const recording of [GOOD_LINE, SLOW_LINE, FAILED]) {
      folder.useRecording(recording);
      await linewatch.measure();
    }
    await eventually(() => mailServer.accepted.length).toBeGreaterThan(2);
    await expect(page.locator('canvas').first()).toBeVisible();
    await look('dashboard');
    await page.getByRole('button', { name: 'Choose a kind of test' }).press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    await look('kinds of test');
    await leave();
    await page.getByRole('button', { name: 'Show as a table' }).press('Enter');
    await look('dashboard, table');

    await openPage(page, 'History');
    await look('history');
    await page.getByRole('button', { name: 'Export' }).press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    await look('export');
    await leave();
    await page.getByRole('grid').press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('a run');
    await leave();

    await openPage(page, 'Rules');
    await look('rules');
    await page.getByRole('listitem').filter({ hasText: 'Mine' }).getByRole('button').first().press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.getByLabel('Limit').fill('much');
    await look('a rule');
    await page.getByRole('combobox').first().press('ArrowDown');
    await expect(page.getByRole('listbox')).toBeVisible();
    await look('a list of choices');
    await page.keyboard.press('Escape');
    await leave();
    await look('rules, unsaved');

    await openPage(page, 'Delivery');
    await look('delivery');
    await page.getByRole('listitem').first().getByRole('button').first().press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('a message');
    await leave();

    for (const name of ['Mail', 'Webhook', 'Telegram']) {
      await openSettings(page, 'Channels', name);
      await page.getByRole('button', { name: `More settings of ${name}` }).press('Enter');
      await look(`settings, ${name}`);
    }
    for (const section of SECTIONS) {
      await openSettings(page, section);
      await look(`settings, ${section}`);
    }
    await page.getByRole('searchbox', { name: 'Find a setting' }).fill('server');
    await look('settings, search');
    await openSettings(page, 'Your line');
    await page.getByLabel('Download of your plan').fill('much');
    await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
    await expect(page.getByText('One field needs correction:')).toBeVisible();
    await look('settings, a fault');
    expect(found).toEqual([]);
  });
}
