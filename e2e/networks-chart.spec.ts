import { openPage } from './application/pages';
import { expect, test } from './fixtures';
import { AT_HOME, GOOD_LINE, lineWith } from './recordings';
import { tellingAll } from './settings';

const HOME = 'home0, 192.0.2.0/24';
const PHONE = 'phone0, 198.51.100.0/24';
const LONG = 'A phone whose owner gave it a name that fits nowhere at all, not even here 📱';
const SEEN = `INSERT INTO networks (key, description, label, first_seen_at, last_seen_at) VALUES (?, ?, ?, 1, ?)`;

test('the chart and the history show the runs of one network, or of all', async ({ folder, start }) => {
  folder.useRecording({ ...GOOD_LINE, method: { ...AT_HOME, network: HOME } });
  folder.writeSettings({
    ...tellingAll({}),
    plan: { downloadBitsPerSecond: 100e6, network: HOME },
    networks: [{ network: HOME, name: 'Home' }],
  });
  const first = await start();
  await first.measure();
  folder.useRecording({ ...(lineWith(20) as typeof GOOD_LINE), method: { ...AT_HOME, network: PHONE } });
  await first.measure();
  await first.quit();
  folder.changeRecords(SEEN, HOME, HOME, 'FRITZ', 1);
  folder.changeRecords(SEEN, PHONE, PHONE, LONG, 2);

  const page = await (await start()).window();
  const card = page.getByRole('region', { name: 'Throughput' });
  await card.getByRole('button', { name: 'Show as a table' }).click();
  const rows = card.getByRole('table', { name: 'Throughput and latency, newest first' }).getByRole('row');
  // At first the network that the computer was in last.
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText('20.0 Mbit/s');
  const choose = async (name: string) => {
    await card.getByRole('combobox', { name: 'Network' }).click();
    await page.getByRole('option', { name }).click();
  };
  await choose('Home');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText('94.1 Mbit/s');
  await expect(card.getByText('Plan', { exact: true })).toBeVisible();
  await choose(LONG);
  await expect(rows.nth(1)).toContainText('20.0 Mbit/s');
  await expect(card.getByText('Plan', { exact: true })).toHaveCount(0);
  await choose('All networks');
  await expect(rows).toHaveCount(3);

  await openPage(page, 'History');
  const runs = page.getByRole('grid', { name: 'Tests' }).getByRole('row');
  await expect(runs.filter({ hasText: 'Home' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('group', { name: 'Network' }).getByRole('checkbox', { name: LONG }).check();
  await page.keyboard.press('Escape');
  await expect(runs).toHaveCount(2);
  await expect(runs.nth(1)).toContainText('20.0 Mbit/s');
});
