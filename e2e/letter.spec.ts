import { readFileSync } from 'node:fs';
import { measure } from './application/command-line';
import { keepPicture, openPage } from './application/pages';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

const LAN = 'lan0, 192.0.2.0/24';

test('a letter keeps what a person types, and is printed; a campaign says what comes next', async ({
  folder,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings({ ...tellingAll({}), plan: { downloadBitsPerSecond: 200_000_000 } });
  await measure(folder);
  folder.changeRecords(
    'INSERT INTO networks (key, description, first_seen_at, last_seen_at) VALUES (?, ?, 1, 1)',
    LAN,
    LAN,
  );
  const linewatch = await start();
  const path = folder.fileFor('letter.pdf');
  await linewatch.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  const page = await linewatch.window();
  await openPage(page, 'History');
  await page.getByRole('button', { name: 'Letter…' }).press('Enter');
  const letter = page.getByRole('textbox', { name: 'Letter', exact: true });
  await expect(letter).toHaveValue(
    /Download: 1 of 1 tests \(100 %\) were below the maximum speed of 200 Mbit\/s/,
  );
  await letter.press('Control+End');
  await letter.pressSequentially('PS: please call.');
  await page.getByRole('checkbox', { name: 'Early termination' }).click();
  await expect(letter).toHaveValue(/PS: please call\.$/);
  await expect(page.getByText('Your text stays as it is; write it again')).toBeVisible();
  await keepPicture(page, 'letter');
  await page.getByRole('button', { name: 'Write again' }).press('Enter');
  await expect(letter).toHaveValue(/terminate the contract early/);
  await page.getByRole('button', { name: 'Back to my text' }).press('Enter');
  await expect(letter).toHaveValue(/PS: please call\.$/);
  await page.getByRole('button', { name: 'Save as PDF…' }).press('Enter');
  await expect(page.getByText(`The letter was written to ${path}.`)).toBeVisible();
  expect(readFileSync(path, 'latin1').startsWith('%PDF-')).toBe(true);
  await page.keyboard.press('Escape');

  await openPage(page, 'Campaign');
  const begin = page.getByRole('button', { name: 'Start the campaign' });
  await expect(begin).toBeVisible();
  await keepPicture(page, 'campaign-start');
  await begin.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Day 1 of 3: 0 of 10 measurements are made',
  );
  await expect(page.getByText('The next measurement: ')).toBeVisible();
  await expect(page.getByText(`The computer is not in the network ${LAN}.`)).toBeVisible();
  await keepPicture(page, 'campaign');
  await page.getByRole('button', { name: 'Pause' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The measuring campaign is paused');
});
