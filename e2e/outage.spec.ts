import { HOUR_MS } from '../shared/durations';
import { openPage } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE, lineWith } from './recordings';
import { EVERY_RESULT, tellingAll } from './settings';

test('while mail fails the desktop says so; when it is back, one mail lists all that waited', async ({
  folder,
  mailServer,
  notifications,
  start,
}) => {
  const everyResult = { ...EVERY_RESULT, channels: ['mail' as const] };
  const failing = { id: 'failing', condition: { kind: 'channel-failing', minutes: 60 } } as const;
  folder.useRecording(GOOD_LINE);
  folder.writeSettings({ ...tellingAll({ mailServer }), rules: [everyResult, failing] });
  await mailServer.stop();
  const killed = await start();
  for (const megabits of [91, 92, 93, 94]) {
    folder.useRecording(lineWith(megabits));
    await killed.measure();
  }
  await eventually(async () =>
    (await killed.messages('mail')).map(({ attempts }) => attempts[0]?.problem),
  ).toEqual(Array(4).fill('connection'));
  expect(notifications.all).toEqual([]);
  await killed.kill();
  folder.changeRecords(
    'UPDATE outbox SET created_at = created_at - ?, next_attempt_at = ?',
    2 * HOUR_MS,
    Date.now(),
  );

  const linewatch = await start();
  await eventually(() => notifications.all).toMatchObject([
    {
      title: 'Mail cannot deliver your messages',
      body: expect.stringMatching(/^4 messages are waiting, .*ECONNREFUSED/),
    },
  ]);
  const carrier = async () => (await linewatch.messages('mail')).find(({ kind }) => kind === 'merged');
  await eventually(carrier).toMatchObject({
    state: 'pending',
    attempts: expect.arrayContaining([expect.objectContaining({ problem: 'connection' })]),
  });
  await mailServer.start();
  const id = (await carrier())?.id ?? '';
  await linewatch.ask('deliveryRetry', id);
  await eventually(carrier).toMatchObject({ state: 'sent' });

  expect(mailServer.accepted).toHaveLength(1);
  const [mail] = mailServer.accepted;
  expect(mail?.subject).toMatch(/^4 delayed messages\. /);
  expect(mail?.text).toContain('could not be delivered until now; each is listed.');
  const parts = (await linewatch.messages('mail')).filter(({ kind }) => kind === 'run');
  expect(parts).toHaveLength(4);
  for (const { state, mergedInto, message } of parts) {
    expect({ state, mergedInto }).toEqual({ state: 'merged', mergedInto: id });
    expect(mail?.text).toContain(message.title);
  }
  const page = await linewatch.window();
  await openPage(page, 'Delivery');
  await page
    .getByRole('listitem')
    .filter({ hasText: parts[3]?.message.title ?? '' })
    .last()
    .getByRole('button')
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'See that message' }).click();
  await expect(page.getByRole('dialog')).toContainText('4 delayed messages.');
});
