import type { Linewatch } from './application/linewatch';
import { keepPicture } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

/** From the first start to a mail that was seen to arrive: so many clicks at most, beside typing address and password. */
const MOST_CLICKS = 8;

test('the first set-up leads to a received test mail in a few clicks, and is shown once', async ({
  folder,
  mailServer,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings({ ...tellingAll({}), isWelcomed: false });
  mailServer.requirePassword('an app password');
  const linewatch = await start();
  const page = await linewatch.window();
  await nameMailServer(linewatch, mailServer.port);
  await expect(page).toHaveTitle('Set-up · Linewatch');
  await keepPicture(page, 'en-welcome-line');

  let clicks = 0;
  const click = async (name: string) => {
    clicks += 1;
    await page.getByRole('button', { name, exact: true }).click();
  };
  await click('Next');
  await expect(page.getByRole('radio', { name: 'Every hour' })).toBeVisible();
  await keepPicture(page, 'en-welcome-schedule');
  await click('Next');
  await page.getByLabel('Your mail address').fill('me@127.0.0.1');
  await page.getByLabel('Password', { exact: true }).fill('an app password');
  await click('Send a test mail');
  await expect(page.getByText('OK: message queued')).toBeVisible();
  await keepPicture(page, 'en-welcome-telling');
  await click('Confirm that it arrived');
  await click('Done');
  await expect(page).toHaveTitle('Dashboard · Linewatch');
  expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);

  await eventually(() => mailServer.accepted.flatMap(({ to }) => to)).toEqual(['me@127.0.0.1']);
  expect(await linewatch.ask('settingsRead')).toMatchObject({
    isWelcomed: true,
    channels: { mail: { isEnabled: true, from: 'me@127.0.0.1', to: ['me@127.0.0.1'] } },
  });
  await linewatch.kill();
  await expect(await (await start()).window()).toHaveTitle('Dashboard · Linewatch');
});

/** The DNS of this application names the mail server of every domain, and asks nobody. */
async function nameMailServer(linewatch: Linewatch, port: number): Promise<void> {
  await linewatch.electron.evaluate((_electron, serverPort) => {
    const { Resolver } = process.getBuiltinModule('node:dns/promises');
    const record = { name: '127.0.0.1', port: serverPort, priority: 0, weight: 0 };
    const none = () => Promise.reject(Object.assign(new Error('no data'), { code: 'ENODATA' }));
    Resolver.prototype.resolveSrv = (name) =>
      name.startsWith('_submission.') ? Promise.resolve([record]) : none();
    Resolver.prototype.resolveMx = none;
  }, port);
}
