import { runCommand } from './application/command-line';
import type { Linewatch } from './application/linewatch';
import { eventually } from './eventually';
import { expect, HARDLY_ANYTHING, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

test.use(HARDLY_ANYTHING);

test('a click in the tray runs a test, and its notification reaches the desktop', async ({
  folder,
  notifications,
  start,
  trayOf,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const linewatch = await start(['--hidden']);
  const tray = await trayOf(linewatch);
  expect(linewatch.electron.windows()).toEqual([]);
  // The icon comes before there is anything to say.
  await eventually(() => tray.tooltip()).toContain('No result yet');

  await tray.click('Measure now');
  await eventually(() => notifications.all.length).toBe(1);
  await eventually(() => notifications.all[0]?.number).toEqual(expect.any(Number));
  expect(notifications.all[0]).toMatchObject({
    title: 'Your line gives 94.1 Mbit/s down and 38.2 Mbit/s up',
    body: expect.stringContaining('11 ms latency'),
  });
  const result = '94.1 Mbit/s down · 38.2 Mbit/s up · 11 ms';
  await eventually(() => tray.tooltip()).toContain(result);
  const [first, second] = await tray.entries();
  expect(first).toMatchObject({ label: result, isEnabled: false });
  expect(second?.label).toMatch(/^Last test \d/);
});

test('closing the window leaves the tray running, and a click on the tray opens it again', async ({
  folder,
  start,
  trayOf,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const tray = await trayOf(linewatch);
  await linewatch.window();
  await closeWindow(linewatch);
  await tray.click('Measure now');
  await eventually(() => tray.tooltip()).toContain('94.1 Mbit/s');

  await tray.activate();
  const page = await linewatch.window();
  await expect(page.getByText('94.1').first()).toBeVisible();
  await closeWindow(linewatch);
  await tray.click('Open Linewatch');
  await linewatch.window();
});

test('a second start brings the window of the first to the front, and ends', async ({ folder, start }) => {
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  await linewatch.window();
  await linewatch.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.minimize();
  });
  const isFocused = () =>
    linewatch.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return window?.isVisible() === true && !window.isMinimized() && window.isFocused();
    });
  await eventually(isFocused).toBe(false);

  expect(await runCommand(folder, [])).toMatchObject({ code: 0 });
  await eventually(isFocused).toBe(true);
  expect(linewatch.electron.windows()).toHaveLength(1);

  await closeWindow(linewatch);
  await runCommand(folder, []);
  await linewatch.window();
});

test('the tray says how things stand, each state with a picture of its own', async ({
  folder,
  speedServer,
  mailServer,
  start,
  trayOf,
}) => {
  folder.writeSettings(tellingAll({ speedServer, mailServer }));
  const linewatch = await start();
  const tray = await trayOf(linewatch);
  const pictures = new Map<string, string | null>();
  // The desktop gets the picture a moment after the words.
  const shows = async (words: string) => {
    await eventually(() => tray.tooltip()).toContain(words);
    pictures.delete(words);
    await eventually(async () => [null, ...pictures.values()].includes(await tray.picture())).toBe(false);
    pictures.set(words, await tray.picture());
  };
  await shows('watching your line');
  await tray.click('Until resumed');
  await shows('paused');
  await tray.click('Resume the schedule');
  await shows('watching your line');
  await tray.click('Measure now');
  await shows('measuring');
  await tray.click('Cancel the test');
  await shows('watching your line');
  await speedServer.stop();
  await tray.click('Measure now');
  await shows('the line needs a look');
  await mailServer.stop();
  await tray.click('Measure now');
  await shows('messages are not getting through');

  expect(pictures.size).toBe(5);
  expect([...pictures.values()]).not.toContain(null);
  expect(new Set(pictures.values()).size).toBe(5);
});

test('quitting from the tray ends every process, and records a test that ran as cancelled', async ({
  folder,
  speedServer,
  start,
  trayOf,
}) => {
  folder.writeSettings(tellingAll({ speedServer }));
  const linewatch = await start();
  await linewatch.ask('runStart', null);
  await linewatch.isMovingData();
  await (await trayOf(linewatch)).click('Quit');
  const page = await linewatch.window();
  await page
    .getByRole('dialog', { name: 'A test is running' })
    .getByRole('button', { name: 'Quit now' })
    .click();
  await linewatch.hasEnded();

  const again = await start();
  expect((await again.history()).map(({ run }) => run.outcome)).toEqual(['cancelled']);
});

/** Closes the window as its title bar does. */
async function closeWindow(linewatch: Linewatch): Promise<void> {
  await linewatch.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await eventually(() => linewatch.electron.windows()).toEqual([]);
}
