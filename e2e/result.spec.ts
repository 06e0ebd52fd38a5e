import { expect, test } from './fixtures';
import { tellingAll } from './settings';

test('the kind of a test is chosen by keys alone, and its result explains itself', async ({
  folder,
  speedServer,
  start,
}) => {
  folder.writeSettings(tellingAll({ speedServer }));
  const linewatch = await start();
  const page = await linewatch.window();
  await page.getByRole('button', { name: 'Choose a kind of test' }).press('Enter');
  const light = page.getByRole('menuitem', { name: 'Light' });
  await expect(light).toContainText(/about \d+(\.\d)? [kM]B/);
  while (!(await light.evaluate((item) => item === document.activeElement))) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Running test' })).toContainText('LibreSpeed');

  const last = page.getByRole('region', { name: 'Last result', exact: true });
  await expect(last).toContainText('just now, by LibreSpeed');
  await expect(last).toContainText(/download (low|medium|high), upload (low|medium|high)/);
  await last.getByRole('button', { name: 'All figures' }).press('Enter');
  const result = page.getByRole('dialog');
  await expect(result).toContainText(/(low|medium|high) confidence/);
  await expect(result.getByRole('definition').filter({ hasText: 'Light' })).toBeVisible();
  const explanation = result.getByText(
    'The test transferred very little data, so its throughput is approximate.',
  );
  await expect(explanation).toBeHidden();
  await result.getByRole('button', { name: 'About Kind of test' }).press('Enter');
  await expect(explanation).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(result).toBeHidden();
});
