import { HOUR_MS, MINUTE_MS } from '../shared/durations';
import { openPage } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE, SLOW_LINE } from './recordings';
import { BELOW_50, clockTime, EVERY_RESULT, tellingAll } from './settings';

test('quiet hours hold what is not urgent until a person asks for it, they are over, shortened or switched off', async ({
  folder,
  mailServer,
  start,
}) => {
  const until = Math.floor((Date.now() + HOUR_MS) / MINUTE_MS) * MINUTE_MS;
  const quietHours = {
    isEnabled: true,
    from: clockTime(until - 2 * HOUR_MS),
    to: clockTime(until),
  };
  const rules = [EVERY_RESULT, { ...BELOW_50, isUrgent: true, tellsRecovery: false }];
  folder.useRecording(GOOD_LINE);
  const settings = { ...tellingAll({ mailServer }), rules, quietHours };
  folder.writeSettings(settings);
  const killed = await start();
  await killed.measure();
  await killed.measure();
  const held = await killed.messages('mail');
  expect(held).toHaveLength(2);
  for (const message of held) {
    expect(message).toMatchObject({ state: 'pending', heldUntil: until, nextAttemptAt: until, attempts: [] });
  }
  folder.useRecording(SLOW_LINE);
  await killed.measure();
  const subjects = () => mailServer.accepted.map(({ subject }) => subject);
  const urgent = 'Slow download: 41.0 Mbit/s';
  await eventually(subjects).toEqual([urgent]);

  const page = await killed.window();
  await openPage(page, 'History');
  await page.getByRole('row').nth(2).click();
  await expect(page.getByRole('dialog')).toContainText(
    new RegExp(`Mail you@example\\.org: held back for the quiet hours until .* ${clockTime(until)}`),
  );
  await page.keyboard.press('Escape');
  await openPage(page, 'Delivery');
  const waiting = page.getByRole('listitem').filter({ hasText: /you@example\.org.*Held back until/ });
  await expect(waiting).toHaveCount(2);
  await waiting.first().getByRole('button').click();
  await expect(page.getByRole('dialog')).toContainText(/Reason.*Every result.*held back for the quiet hours/);
  await page.getByRole('dialog').getByRole('button', { name: 'Try again now' }).click();
  const asked = held[0]?.message.title;
  await eventually(subjects).toEqual([urgent, asked]);
  await killed.kill();

  // A night has gone by, and its quiet hours ended a minute ago.
  folder.changeRecords(
    `UPDATE outbox SET created_at = created_at - ?, held_until = ?, next_attempt_at = ? WHERE state = 'pending'`,
    ...[8 * HOUR_MS, Date.now() - MINUTE_MS, Date.now() - MINUTE_MS],
  );
  folder.writeSettings({
    ...settings,
    quietHours: { ...quietHours, to: clockTime(Date.now() - MINUTE_MS) },
  });
  const linewatch = await start();
  await eventually(subjects).toEqual([urgent, asked, held[1]?.message.title]);
  // Who asks for quiet hours is not told that a message is late.
  expect(mailServer.accepted[2]?.text).not.toContain('delivered');

  const rulesPage = await linewatch.window();
  await openPage(rulesPage, 'Rules');
  const end = rulesPage.getByLabel('Until');
  const endAt = async (at: number) => {
    await end.fill(clockTime(at));
    await end.press('Enter');
    await eventually(async () => (await linewatch.ask('settingsRead')).quietHours.to).toBe(clockTime(at));
  };
  await endAt(until);
  folder.useRecording(GOOD_LINE);
  await linewatch.measure();
  const newest = async () => (await linewatch.messages('mail'))[0];
  expect(await newest()).toMatchObject({ state: 'pending', heldUntil: until });
  await endAt(Date.now() - MINUTE_MS);
  await eventually(newest).toMatchObject({ state: 'sent' });
  await endAt(until);
  await linewatch.measure();
  expect(await newest()).toMatchObject({ state: 'pending', heldUntil: until });
  await rulesPage.getByRole('switch', { name: 'Hold messages back' }).press('Space');
  await eventually(newest).toMatchObject({ state: 'sent' });
});
