import { DEFAULT_SETTINGS } from '../shared/settings';
import { keepPicture, openPage, openSettings } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

test('what is set in the window is saved to the file and survives a restart', async ({ folder, start }) => {
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const page = await linewatch.window();
  await openPage(page, 'Settings');
  await page.getByLabel('Download of your plan').fill('250.5');
  await openSettings(page, 'Schedule');
  await page.getByLabel('Cron expression').fill('30 6 * * 1');
  await expect(page.getByText(/Next: .*06:3/)).toBeVisible();
  await keepPicture(page, 'en-settings-unsaved');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(JSON.parse(folder.read('settings.json') ?? '')).toMatchObject({
    version: DEFAULT_SETTINGS.version,
    plan: { downloadBitsPerSecond: 250_500_000 },
    schedules: [{ kind: 'cron', cron: '30 6 * * 1' }],
  });

  await linewatch.kill();
  const again = await start();
  expect(await again.ask('settingsRead')).toMatchObject({ plan: { downloadBitsPerSecond: 250_500_000 } });
});

test('what cannot be is named beside its field, and nothing is saved', async ({ folder, start }) => {
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const page = await linewatch.window();
  const before = folder.read('settings.json');
  await openPage(page, 'Settings');
  await page.getByLabel('Download of your plan').fill('fast');
  await openSettings(page, 'Schedule');
  await page.getByLabel('Cron expression').fill('every now and then');
  await openPage(page, 'Dashboard');
  await page.getByRole('button', { name: 'Set up', exact: true }).first().press('Enter');
  await expect(page.getByLabel('Tell me by mail')).toBeChecked();
  await page.getByLabel('Recipients').fill('you@example.org, nobody');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  // The first fault is shown, in whatever section it is; the others are one press away.
  await expect(page.getByLabel('Download of your plan')).toBeFocused();
  await expect(page.getByText('This is not a number. Write 94.5, for example.')).toBeVisible();
  await expect(page.getByText(/fields need correction/)).toBeVisible();
  await keepPicture(page, 'en-settings-faults');
  await page.getByRole('button', { name: 'Mail: Recipients' }).press('Enter');
  await expect(page.getByLabel('Recipients')).toBeFocused();
  await expect(page.getByText('“nobody” is not a mail address.')).toBeVisible();
  await expect(page.getByText('Mail needs the name of your mail server.')).toBeVisible();
  expect(folder.read('settings.json')).toBe(before);
});

test('mail is set up in the window, and a test message is followed until the server has it', async ({
  folder,
  mailServer,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({}));
  mailServer.requirePassword('an app password');
  const linewatch = await start();
  const page = await linewatch.window();
  await linewatch.measure();
  await openPage(page, 'Settings');
  await page.getByRole('searchbox', { name: 'Find a setting' }).fill('mail email');
  await keepPicture(page, 'en-settings-search');
  await page.getByRole('searchbox', { name: 'Find a setting' }).press('Enter');
  await expect(page.getByLabel('Tell me by mail')).toBeFocused();
  await page.getByLabel('Tell me by mail').press('Space');
  await page.getByLabel('Recipients').fill('you@example.org, me@example.org');
  await page.getByLabel('Sender').fill('linewatch@example.org');
  await page.getByLabel('Mail server').fill('127.0.0.1');
  await page.getByRole('combobox', { name: 'Security' }).click();
  await page.getByRole('option', { name: 'None' }).click();
  await page.getByLabel('Port', { exact: true }).fill(String(mailServer.port));
  await page.getByLabel('User').fill('linewatch');
  await page.getByLabel('Password', { exact: true }).fill('an app password');
  await page.getByRole('button', { name: 'Save and send a test message' }).click();

  const answers = page.getByRole('listitem').filter({ hasText: '@example.org' });
  await expect(answers).toHaveCount(2);
  await expect(answers.filter({ hasText: 'OK: message queued' })).toHaveCount(2);
  await keepPicture(page, 'en-test-message');
  await eventually(() => mailServer.accepted.flatMap(({ to }) => to).sort()).toEqual([
    'me@example.org',
    'you@example.org',
  ]);
  expect(mailServer.accepted[0]?.subject).toMatch(/^Test message: .*94\.1 Mbit\/s/);
  expect(mailServer.accepted[0]?.text).toContain('38.2 Mbit/s');
  // The desktop of these tests has a keyring: no file holds the password in the clear.
  expect(await linewatch.ask('secretStatus', 'mail.password')).toMatchObject({
    storage: 'keyring',
    state: 'stored',
  });
  expect(folder.read('secrets.json')).not.toContain('an app password');
});

test('further figures of the contract are typed in order, and a rule compares with the minimum speed', async ({
  folder,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings({
    ...tellingAll({}),
    plan: { ...DEFAULT_SETTINGS.plan, downloadBitsPerSecond: 100e6 },
  });
  const linewatch = await start();
  await linewatch.measure();
  const page = await linewatch.window();
  await openPage(page, 'Settings');
  await page.getByText('More figures of the contract', { exact: true }).first().press('Enter');
  await page.getByLabel('Normally available download speed', { exact: true }).fill('80');
  await page.getByLabel('Minimum download speed', { exact: true }).fill('90');
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(page.getByText(/The minimum speed is above the normally available speed/)).toBeVisible();
  await keepPicture(page, 'en-settings-plan-order');
  await page.getByLabel('Minimum download speed', { exact: true }).fill('60');
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(JSON.parse(folder.read('settings.json') ?? '')).toMatchObject({
    plan: {
      downloadBitsPerSecond: 100e6,
      normalDownloadBitsPerSecond: 80e6,
      minimumDownloadBitsPerSecond: 60e6,
    },
  });

  await openPage(page, 'Rules');
  await page.getByRole('button', { name: 'New rule' }).press('Enter');
  const editor = page.getByRole('dialog');
  await editor.getByRole('combobox', { name: 'Compared with' }).click();
  await page.getByRole('option', { name: 'a share of your plan, or of what is usual' }).click();
  await editor.getByRole('combobox', { name: 'Figure of the plan' }).click();
  await page.getByRole('option', { name: 'minimum speed', exact: true }).click();
  await expect(
    editor.getByText(/Download below 80\s% of the minimum speed of your plan, or of what is usual/).first(),
  ).toBeVisible();
  await keepPicture(page, 'en-rules-plan-figure');
});
