import type { Page } from '@playwright/test';
import { measure } from './application/command-line';
import type { DataFolder, WrittenSettings } from './application/data-folder';
import type { Linewatch } from './application/linewatch';
import { findCutTexts } from './application/overflow';
import { expect, test } from './fixtures';
import { AT_HOME, GOOD_LINE } from './recordings';
import { BELOW_50, EVERY_RESULT, tellingAll } from './settings';

/** What the clocks of the application show: a Tuesday evening in Berlin. */
const NOW = Date.parse('2026-11-24T19:37:20Z');
const HOUR_MS = 3_600_000;
const RUNS = 100;
const HOME = 'wlan0, 192.0.2.0/24';
const OFFICE = 'lan0, 198.51.100.0/24';
const SEEN =
  'INSERT INTO networks (key, description, label, first_seen_at, last_seen_at) VALUES (?, ?, ?, 1, ?)';
/** The fonts of the window are its own, but not how a system draws them: a few pixels differ. */
const LIKENESS = {
  maxDiffPixelRatio: 0.004,
  threshold: 0.25,
  animations: 'disabled',
  caret: 'hide',
} as const;
/** The runtime that the pictures were taken with: each Chromium draws a little differently. */
const RUNTIME = '33.';

/** Where the window is sent, as the tray and notifications send it. */
interface Shown {
  readonly page: string;
  readonly section?: string;
  readonly channel?: string;
  readonly opens?: string;
  readonly runId?: string;
}

/** Every page, every section of the settings, and what opens above them. */
const PLACES = {
  dashboard: { page: 'dashboard' },
  history: { page: 'history' },
  run: { page: 'history', runId: 'picture-3' },
  report: { page: 'history', opens: 'report' },
  letter: { page: 'history', opens: 'letter' },
  outages: { page: 'outages' },
  campaign: { page: 'campaign' },
  rules: { page: 'rules' },
  delivery: { page: 'delivery' },
  line: { page: 'settings', section: 'line' },
  schedule: { page: 'settings', section: 'schedule' },
  mail: { page: 'settings', section: 'channels', channel: 'mail' },
  records: { page: 'settings', section: 'records' },
  general: { page: 'settings', section: 'general' },
  welcome: { page: 'welcome' },
} as const satisfies Readonly<Record<string, Shown>>;
/** Further ones in which texts are looked at. */
const MORE_PLACES: readonly Shown[] = [
  ...['watching', 'service', 'servers', 'data', 'connection', 'networks', 'channels', 'about'].map(
    (section) => ({ page: 'settings', section }),
  ),
  { page: 'settings', section: 'channels', channel: 'telegram' },
];

const settings = (change: WrittenSettings): WrittenSettings => ({
  ...tellingAll({}),
  plan: { downloadBitsPerSecond: 100e6, uploadBitsPerSecond: 40e6, network: HOME },
  networks: [{ network: HOME, name: 'Home' }],
  rules: [EVERY_RESULT, { ...BELOW_50, name: 'Slow' }],
  channels: { desktop: { isEnabled: false } },
  ...change,
});

/** Four days of a line at home, and by day in an office; nothing of it depends on when it is written. */
function writeRuns(folder: DataFolder): void {
  const columns = folder.query<{ name: string }>("SELECT name FROM pragma_table_info('runs')");
  const at = `${NOW} - 900000 - i * ${HOUR_MS}`;
  const inOffice = "strftime('%H', (" + at + ") / 1000, 'unixepoch') BETWEEN '08' AND '15'";
  const values: Readonly<Record<string, string>> = {
    id: "'picture-' || i",
    started_at: at,
    finished_at: `${at} + 6200`,
    slot_at: 'NULL',
    trigger: "'schedule'",
    download_bps: `CASE WHEN ${inOffice} THEN 236000000 + (i * 37 % 11) * 1000000 ELSE 88000000 + (i * 29 % 9) * 1100000 END`,
    method: `json_set(method, '$.network', CASE WHEN ${inOffice} THEN '${OFFICE}' ELSE '${HOME}' END)`,
  };
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const selected = columns.map(({ name }) => values[name] ?? `"${name}"`).join(', ');
  folder.changeRecords(
    `INSERT INTO runs (${names}) WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < ${RUNS})
      SELECT ${selected} FROM n, (SELECT * FROM runs LIMIT 1)`,
  );
  folder.changeRecords("DELETE FROM runs WHERE id NOT LIKE 'picture-%'");
  folder.changeRecords(SEEN, HOME, HOME, 'Home', NOW);
  folder.changeRecords(SEEN, OFFICE, OFFICE, 'Office', NOW - 4 * HOUR_MS);
}

/** The window at a fixed size and time. */
async function openWindow(linewatch: Linewatch, width: number): Promise<Page> {
  const page = await linewatch.window();
  await linewatch.setClock(NOW);
  await page.clock.setFixedTime(NOW);
  await resize(linewatch, page, width);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

async function resize(linewatch: Linewatch, page: Page, width: number): Promise<void> {
  await linewatch.electron.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(wanted, 760);
  }, width);
  await page.waitForFunction((wanted) => window.innerWidth === wanted, width);
}

async function show(linewatch: Linewatch, page: Page, place: Shown): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await linewatch.electron.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('show-page', wanted);
  }, place);
  const opened = place.opens === undefined && place.runId === undefined ? 'heading' : 'dialog';
  await expect(page.getByRole(opened).first()).toBeVisible();
}

test('every page looks as it did, in two languages and themes', async ({ folder, start }) => {
  folder.useRecording({ ...GOOD_LINE, method: AT_HOME });
  folder.writeSettings(settings({ language: 'en', theme: 'light' }));
  const first = await start();
  const version = await first.electron.evaluate(() => process.versions['electron'] ?? '');
  test.skip(!version.startsWith(RUNTIME), `the pictures were taken with Electron 33, and this is ${version}`);
  const compare = async (page: Page, name: string) => {
    // The pointer marks what it rests on.
    await page.mouse.move(0, 0);
    const mask = [page.locator('code'), page.getByText(folder.path), page.getByText(/^Version /)];
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
    folder.writeSettings(settings({ language, theme }));
    const linewatch = await start();
    const page = await openWindow(linewatch, 1100);
    for (const [name, place] of Object.entries(PLACES)) {
      await show(linewatch, page, place);
      await compare(page, `${language}-${name}`);
    }
    await linewatch.quit();
  }
});

test('no text is cut off in a narrow window, in any language', async ({ folder, start }) => {
  folder.useRecording({ ...GOOD_LINE, method: AT_HOME });
  folder.writeSettings(settings({ language: 'en' }));
  await measure(folder);
  writeRuns(folder);
  const linewatch = await start();
  const page = await openWindow(linewatch, 900);
  const found: string[] = [];
  for (const language of ['de', 'fr', 'es', 'ja'] as const) {
    const saved = await linewatch.ask('settingsRead');
    await linewatch.ask('settingsSave', { ...saved, language });
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    for (const place of [...Object.values(PLACES), ...MORE_PLACES]) {
      await show(linewatch, page, place);
      for (const fault of await findCutTexts(page))
        found.push(`${language} ${JSON.stringify(place)}: ${fault}`);
    }
  }
  expect(found).toEqual([]);
});
