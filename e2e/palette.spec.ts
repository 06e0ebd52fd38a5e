import { openPage } from './application/pages';
import { expect, HARDLY_ANYTHING, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

test.use(HARDLY_ANYTHING);

test('pages, settings, actions and tests are found by keys alone, and nothing fires while somebody types', async ({
  folder,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const page = await linewatch.window();
  await linewatch.measure();
  const measure = page.getByRole('button', { name: 'Measure now' });
  await measure.focus();

  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'A page, action, setting' });
  await expect(field).toBeFocused();
  await field.pressSequentially('today');
  const options = page.getByRole('option');
  await expect(options.first()).toContainText('94.1 Mbit/s');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Recorded server');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Your line');

  await page.keyboard.press('Control+k');
  await field.fill('appearance');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Appearance')).toBeFocused();

  const search = page.getByRole('searchbox');
  await search.focus();
  await page.keyboard.type('?');
  await page.keyboard.press('Control+1');
  await expect(search).toHaveValue('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await openPage(page, 'Rules');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toContainText('Measure now');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await field.fill('export tests');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeVisible();
});
