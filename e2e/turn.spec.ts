import { Linewatch } from './application/linewatch';
import { expect, HARDLY_ANYTHING, test } from './fixtures';
import { SpeedTestServer } from './servers/speed-test-server';
import { tellingAll } from './settings';

test.use(HARDLY_ANYTHING);

test('two copies of Linewatch on one computer measure one after the other', async ({
  folder,
  newFolder,
  speedServer,
  start,
}) => {
  const fastServer = new SpeedTestServer(50);
  await fastServer.start();
  folder.writeSettings(tellingAll({ speedServer }));
  const otherFolder = newFolder();
  otherFolder.writeSettings(tellingAll({ speedServer: fastServer }));
  const first = await start();
  const second = await Linewatch.start(otherFolder);
  try {
    const page = await second.window();
    await first.ask('runStart', null);
    await first.isMovingData();
    const answer = await second.ask('runStart', null);
    if (answer.kind !== 'started') throw new Error(`The run was not started: ${answer.kind}`);
    await expect(page.getByText('Another copy of Linewatch on this computer is measuring')).toBeVisible();
    await first.ask('runCancel');
    expect(await second.runEnded(answer.runId)).toMatchObject({ outcome: 'completed' });
    const [run] = (await first.history()).map(({ run: { outcome } }) => outcome);
    expect(run).toBe('cancelled');
  } finally {
    await second.quit();
    await fastServer.stop();
  }
});

test('a test that quitting waits for is finished and recorded', async ({
  folder,
  start,
  trayOf,
  speedServer,
}) => {
  folder.writeSettings(tellingAll({ speedServer }));
  const linewatch = await start();
  const tray = await trayOf(linewatch);
  await linewatch.ask('runStart', null);
  await linewatch.isMovingData();
  await tray.click('Quit');
  const page = await linewatch.window();
  const question = page.getByRole('dialog', { name: 'A test is running' });
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await tray.click('Quit');
  await question.getByRole('button', { name: 'Quit after the test' }).click();
  await expect(page.getByText('Linewatch quits when the test has ended')).toBeVisible();
  await linewatch.hasEnded();

  const again = await start();
  const [row] = await again.history();
  expect(row?.run).not.toMatchObject({ reason: 'application-ended' });
  expect(row?.run.outcome).not.toBe('cancelled');
});
