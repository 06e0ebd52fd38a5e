import type { Linewatch } from './application/linewatch';
import { keepPicture, openPage, openSettings } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { BELOW_50, tellingAll } from './settings';

const PLAN = 'Download of your plan';

test('what was typed into the settings outlives page, window, its process and the application', async ({
  folder,
  start,
  trayOf,
}) => {
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  let page = await linewatch.window();
  const before = folder.read('settings.json');
  await openPage(page, 'Settings');
  await page.getByLabel(PLAN).fill('25O');
  await openSettings(page, 'Channels', 'Mail');
  await page.getByLabel('Password', { exact: true }).fill('hunter2');

  await openPage(page, 'History');
  await expect(page.getByRole('navigation').getByText('has changes that are not saved')).toHaveCount(1);
  await openPage(page, 'Settings');
  await expect(page.getByLabel(PLAN)).toHaveValue('25O');

  await close(linewatch);
  await (await trayOf(linewatch)).activate();
  page = await linewatch.window();
  await openPage(page, 'Settings');
  await expect(page.getByLabel(PLAN)).toHaveValue('25O');
  await openSettings(page, 'Channels', 'Mail');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('hunter2');

  await linewatch.quit();
  expect(folder.read('settings.json')).toBe(before);
  const again = await start();
  page = await again.window();
  await openPage(page, 'Settings');
  await expect(page.getByLabel(PLAN)).toHaveValue('25O');
  await expect(page.getByText('These were typed and not saved before Linewatch ended.')).toBeVisible();
  await keepPicture(page, 'en-settings-kept');
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(page.getByLabel(PLAN)).toHaveValue('');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByLabel(PLAN)).toHaveValue('25O');
});

test('a window whose process crashes is loaded again, with the page and what was typed', async ({
  folder,
  start,
}) => {
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const page = await linewatch.window();
  await openPage(page, 'Settings');
  await page.getByLabel(PLAN).fill('25O');
  await page.getByLabel(PLAN).evaluate((field) => field.setAttribute('data-before', ''));
  await crash(linewatch);
  // The tests' own view of a page ends with its process.
  await eventually(() =>
    linewatch.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        `[document.title, document.getElementById('plan-download')?.value,
            document.querySelector('[data-before]') === null].join()`,
      ),
    ),
  ).toBe('Settings · Linewatch,25O,true');
});

test('a rule that was changed keeps its changes, however its editor is closed', async ({
  folder,
  start,
  trayOf,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings({ ...tellingAll({}), rules: [{ ...BELOW_50, name: 'Mine' }] });
  const linewatch = await start();
  let page = await linewatch.window();
  await openPage(page, 'Rules');
  const editor = page.getByRole('dialog');
  const rule = page.getByRole('listitem').filter({ hasText: 'Download below' }).getByRole('button').first();
  await rule.press('Enter');
  await page.getByLabel('Limit').fill('6O');
  await page.keyboard.press('Escape');
  await expect(editor).toBeHidden();
  await expect(page.getByText('One rule has changes that are not saved.')).toBeVisible();
  await rule.press('Enter');
  await expect(page.getByLabel('Limit')).toHaveValue('6O');
  await page.mouse.click(10, 400);
  await expect(editor).toBeHidden();

  await page.getByRole('button', { name: 'New rule', exact: true }).press('Enter');
  await page.getByLabel('Name').fill('Half typed');
  await close(linewatch);
  await (await trayOf(linewatch)).activate();
  page = await linewatch.window();
  await openPage(page, 'Rules');
  await expect(page.getByText('2 rules have changes that are not saved.')).toBeVisible();
  await keepPicture(page, 'en-rules-unsaved');
  await page.getByRole('button', { name: 'Continue with “Mine”' }).press('Enter');
  await page.getByLabel('Limit').fill('60');
  await page.getByRole('dialog').getByRole('button', { name: 'Save rule' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect((await linewatch.ask('settingsRead')).rules).toMatchObject([
    { id: 'slow', condition: { against: { value: 60_000_000 } } },
  ]);

  await page.getByRole('button', { name: 'Discard the changes of “Half typed”' }).press('Enter');
  await expect(page.getByText('not saved')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: 'Continue with “Half typed”' })).toBeVisible();
});

test('a rule that cannot be saved stays open, and says why', async ({ folder, start }) => {
  folder.writeSettings({ ...tellingAll({}), rules: [{ ...BELOW_50, name: 'Mine' }] });
  const linewatch = await start();
  const page = await linewatch.window();
  await openPage(page, 'Rules');
  await page.getByRole('listitem').filter({ hasText: 'Mine' }).getByRole('button').first().press('Enter');
  await page.getByLabel('Limit').fill('60');
  const allow = folder.refuseSettings();
  await page.getByRole('button', { name: 'Save rule' }).press('Enter');
  await expect(page.getByRole('dialog').getByText(/^Not saved\. /)).toBeVisible();
  await expect(page.getByLabel('Limit')).toHaveValue('60');
  allow();
  await page.getByRole('button', { name: 'Save rule' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('keys magnify the window, close it, lead to the settings, and read the data again', async ({
  folder,
  start,
  trayOf,
}) => {
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  let page = await linewatch.window();
  await press(linewatch, ',');
  await expect(page).toHaveTitle('Settings · Linewatch');
  await page.getByLabel(PLAN).fill('250');
  await press(linewatch, 'r');
  await press(linewatch, '=');
  await eventually(() => getZoom(linewatch)).toBe(1.1);
  await expect(page.getByLabel(PLAN)).toHaveValue('250');
  await press(linewatch, 'w');
  await eventually(() => linewatch.electron.windows()).toEqual([]);
  await (await trayOf(linewatch)).activate();
  page = await linewatch.window();
  await eventually(() => getZoom(linewatch)).toBe(1.1);
  await linewatch.kill();
  const again = await start();
  page = await again.window();
  await eventually(() => getZoom(again)).toBe(1.1);
  await press(again, '0');
  await eventually(() => getZoom(again)).toBe(1);
  await eventually(async () => (await again.ask('settingsRead')).zoomPercent).toBe(100);
});

/** A key with Ctrl, as it reaches the window from the keyboard. */
async function press(linewatch: Linewatch, keyCode: string): Promise<void> {
  await linewatch.electron.evaluate(({ BrowserWindow }, key) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers: ['control'] });
    contents?.sendInputEvent({ type: 'keyUp', keyCode: key, modifiers: ['control'] });
  }, keyCode);
}

function getZoom(linewatch: Linewatch): Promise<number> {
  return linewatch.electron.evaluate(({ BrowserWindow }) => {
    const factor = BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor() ?? 0;
    return Math.round(factor * 100) / 100;
  });
}

async function close(linewatch: Linewatch): Promise<void> {
  await linewatch.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await eventually(() => linewatch.electron.windows()).toEqual([]);
}

/** Ends the process of the window as a crash does, and waits until it is loaded again. */
async function crash(linewatch: Linewatch): Promise<void> {
  await linewatch.electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const isLoaded = new Promise((resolve) => contents?.once('dom-ready', () => resolve(null)));
    contents?.forcefullyCrashRenderer();
    await isLoaded;
  });
}
