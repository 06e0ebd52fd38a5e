import { expect, type Page } from '@playwright/test';
import { AT_HOME } from '../recordings';
import { BELOW_50, EVERY_RESULT, tellingAll } from '../settings';
import type { DataFolder, WrittenSettings } from './data-folder';
import type { Linewatch } from './linewatch';

/** What the clocks of the application show: a Tuesday evening in Berlin. */
const NOW = Date.parse('2026-11-24T19:37:20Z');
const HOUR_MS = 3_600_000;
const RUNS = 100;
const HOME = 'wlan0, 192.0.2.0/24';
const OFFICE = 'lan0, 198.51.100.0/24';
const SEEN =
  'INSERT INTO networks (key, description, label, first_seen_at, last_seen_at) VALUES (?, ?, ?, 1, ?)';
/** Where the window is sent, as the tray and notifications send it. */
interface Shown {
  readonly page: string;
  readonly section?: string;
  readonly channel?: string;
  readonly opens?: string;
  readonly runId?: string;
}

/** Every page, every section of the settings, and what opens above them. */
export const PLACES = {
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
export const MORE_PLACES: readonly Shown[] = [
  ...['watching', 'service', 'servers', 'data', 'connection', 'networks', 'channels', 'about'].map(
    (section) => ({ page: 'settings', section }),
  ),
  { page: 'settings', section: 'channels', channel: 'telegram' },
];

/** Settings of a person with a contract at home, whose tests are told to nobody. */
export const fixedSettings = (change: WrittenSettings): WrittenSettings => ({
  ...tellingAll({}),
  plan: { downloadBitsPerSecond: 100e6, uploadBitsPerSecond: 40e6, network: HOME },
  networks: [{ network: HOME, name: 'Home' }],
  rules: [EVERY_RESULT, { ...BELOW_50, name: 'Slow' }],
  channels: { desktop: { isEnabled: false } },
  ...change,
});

const methodIn = (network: string) => JSON.stringify({ ...AT_HOME, network });

/** Four days of a line at home, and by day in an office; nothing of it depends on when it is written. */
export function writeRuns(folder: DataFolder): void {
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
    network: `CASE WHEN ${inOffice} THEN '${OFFICE}' ELSE '${HOME}' END`,
    method: `CASE WHEN ${inOffice} THEN '${methodIn(OFFICE)}' ELSE '${methodIn(HOME)}' END`,
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
export async function openWindow(linewatch: Linewatch, width: number): Promise<Page> {
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

/** Sends the window to a place, and waits until everything there is read. */
export async function show(linewatch: Linewatch, page: Page, place: Shown): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await linewatch.electron.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('show-page', wanted);
  }, place);
  const opened = place.opens === undefined && place.runId === undefined ? 'heading' : 'dialog';
  await expect(page.getByRole(opened).first()).toBeVisible();
  await expect(page.locator('[data-placeholder]')).toHaveCount(0);
}
