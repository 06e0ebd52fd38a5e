import { openPage, openSettings } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

test.beforeEach(({ folder }) => folder.useRecording(GOOD_LINE));

test('what waits for a channel that is switched off is set aside, and goes out when a person sends it', async ({
  folder,
  mailServer,
  start,
}) => {
  folder.writeSettings(tellingAll({ mailServer }));
  await mailServer.stop();
  const linewatch = await start();
  await linewatch.measure();
  const message = async () => (await linewatch.messages('mail'))[0];
  await eventually(message).toMatchObject({ state: 'pending', cause: 'connection' });

  const page = await linewatch.window();
  await openSettings(page, 'Channels');
  await page.getByLabel('Tell me by mail').press('Space');
  const choice = page.getByRole('radiogroup', { name: /One message is not delivered yet/ });
  await expect(choice.getByLabel('Set aside')).toBeChecked();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await eventually(message).toMatchObject({ state: 'set-aside', cause: 'channel-off' });

  await mailServer.start();
  await openPage(page, 'Delivery');
  await page.getByRole('listitem').filter({ hasText: 'you@example.org' }).getByRole('button').first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('It goes out only when you send it.');
  await dialog.getByRole('button', { name: 'Send now' }).click();
  await eventually(() => mailServer.accepted.length).toBe(1);
  await eventually(message).toMatchObject({ state: 'sent' });
});

test('what waits for an address that is removed still goes there when a person wants that', async ({
  folder,
  mailServer,
  start,
}) => {
  const settings = tellingAll({ mailServer });
  const to = ['you@example.org', 'them@example.org'];
  folder.writeSettings({ ...settings, channels: { mail: { ...settings.channels?.mail, to } } });
  await mailServer.stop();
  const linewatch = await start();
  await linewatch.measure();
  await eventually(async () => (await linewatch.messages('mail')).map(({ cause }) => cause)).toEqual([
    ...['connection', 'connection'],
  ]);

  const page = await linewatch.window();
  await openSettings(page, 'Channels');
  await page.getByRole('button', { name: 'Settings of Mail' }).click();
  await page.getByLabel('Recipients').fill('you@example.org');
  const choice = page.getByRole('radiogroup', {
    name: /One message to them@example\.org is not delivered yet/,
  });
  await choice.getByLabel('Still send').click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await eventually(async () => (await linewatch.ask('settingsRead')).channels.mail.to).toEqual([
    'you@example.org',
  ]);
  for (const { state } of await linewatch.messages('mail')) expect(state).not.toBe('set-aside');
  await mailServer.start();
  for (const { id } of await linewatch.messages('mail')) await linewatch.ask('deliveryRetry', id);
  await eventually(() => mailServer.accepted.flatMap((mail) => mail.to).toSorted()).toEqual([
    ...['them@example.org', 'you@example.org'],
  ]);

  await linewatch.measure();
  await eventually(() => mailServer.accepted.length).toBe(3);
  expect(mailServer.accepted.at(-1)?.to).toEqual(['you@example.org']);
});
