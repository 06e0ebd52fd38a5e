import { openPage, openSettings } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

const SECOND_TRY_AFTER_MS = 30_000;
/** So much of that is left when the application is there again. */
const LEFT_MS = 4_000;

test.beforeEach(({ folder, mailServer }) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ mailServer }));
});

test('killed between recording and acceptance, the mail arrives after the next start', async ({
  mailServer,
  start,
}) => {
  mailServer.behave('hang-after-dot');
  const killed = await start();
  await killed.measure();
  await eventually(() => mailServer.mails.length).toBe(1);
  await killed.kill();

  mailServer.behave('accept');
  const linewatch = await start();
  await eventually(() => mailServer.accepted.length).toBe(1);
  await eventually(async () => (await linewatch.messages('mail'))[0]?.state).toBe('sent');
  expect(await linewatch.history()).toHaveLength(1);
  expect(mailServer.mails).toHaveLength(2);
  expect(new Set(mailServer.mails.map(({ messageId }) => messageId)).size).toBe(1);
});

test('what was recorded while the mail server was down arrives when it is up', async ({
  folder,
  mailServer,
  start,
  trayOf,
}) => {
  await mailServer.stop();
  const killed = await start();
  for (let count = 1; count <= 3; count += 1) await killed.measure();
  await eventually(async () =>
    (await killed.messages('mail')).map(({ state, attempts }) => [state, attempts[0]?.problem]),
  ).toEqual([1, 2, 3].map(() => ['pending', 'connection']));
  const tray = await trayOf(killed);
  await eventually(() => tray.tooltip()).toContain('messages are not getting through');
  for (const { nextAttemptAt, attempts } of await killed.messages('mail')) {
    expect(nextAttemptAt - (attempts[0]?.finishedAt ?? 0)).toBe(SECOND_TRY_AFTER_MS);
  }
  // Nothing of it is only in memory.
  await killed.kill();
  folder.changeRecords('UPDATE outbox SET next_attempt_at = ?', Date.now() + LEFT_MS);

  await mailServer.start();
  const linewatch = await start();
  // Nobody helps: each message gets its second try when its time has come.
  await eventually(() => mailServer.accepted.length).toBe(3);
  for (const { run } of await linewatch.history()) {
    expect(mailServer.mails.filter(({ messageId }) => messageId.includes(run.id))).toHaveLength(1);
  }
  await eventually(async () => (await linewatch.state()).tray).toBe('idle');
});

test('a connection lost after the final dot is tried again under the same Message-ID', async ({
  mailServer,
  start,
}) => {
  mailServer.behave('drop-after-dot');
  const linewatch = await start();
  await linewatch.measure();
  await eventually(async () => (await linewatch.messages('mail'))[0]).toMatchObject({
    state: 'pending',
    attempts: [{ outcome: 'retry', isMaybeDelivered: true }],
  });

  mailServer.behave('accept');
  const [message] = await linewatch.messages('mail');
  await linewatch.ask('deliveryRetry', message?.id ?? '');
  await eventually(() => mailServer.accepted.length).toBe(1);
  const messageIds = mailServer.mails.map(({ messageId }) => messageId);
  expect(messageIds).toEqual([message?.messageId, message?.messageId]);
});

test('a server that says later gets the mail later', async ({ mailServer, start }) => {
  const linewatch = await start();
  for (const [manner, reply] of [
    ['turn-away', '421 Too busy'],
    ['put-off', '450 4.2.0 Greylisted'],
  ] as const) {
    mailServer.behave(manner);
    await linewatch.measure();
    const newest = async () => (await linewatch.messages('mail'))[0];
    await eventually(newest).toMatchObject({
      state: 'pending',
      attempts: [{ outcome: 'retry', problem: 'temporary', reply: expect.stringContaining(reply) }],
    });
    mailServer.behave('accept');
    await linewatch.ask('deliveryRetry', (await newest())?.id ?? '');
    await eventually(newest).toMatchObject({ state: 'sent' });
  }
  expect(mailServer.accepted).toHaveLength(2);
});

test('a recipient who is refused for good is kept as failed', async ({ mailServer, start, trayOf }) => {
  mailServer.behave('refuse-recipient');
  const linewatch = await start();
  await linewatch.measure();
  await eventually(async () => (await linewatch.messages('mail'))[0]).toMatchObject({
    state: 'failed',
    attempts: [
      {
        outcome: 'failed',
        problem: 'recipient-refused',
        reply: expect.stringContaining('550 5.1.1 No such mailbox here'),
      },
    ],
  });
  expect((await linewatch.history())[0]?.told).toContainEqual({
    channel: 'mail',
    recipient: 'you@example.org',
    state: 'failed',
  });
  const tray = await trayOf(linewatch);
  await eventually(() => tray.tooltip()).toContain('messages are not getting through');

  const page = await linewatch.window();
  await openPage(page, 'Delivery');
  const message = page.getByRole('listitem').filter({ hasText: 'you@example.org' });
  await expect(message).toContainText('recipient refused');
  await message.getByRole('button').first().click();
  await expect(page.getByRole('dialog')).toContainText('550 5.1.1 No such mailbox here');
});

test('a wrong password blocks the mail, and the right one lets it go', async ({
  folder,
  mailServer,
  start,
  trayOf,
}) => {
  mailServer.requirePassword('right');
  folder.writeSettings(tellingAll({ mailServer, mailUser: 'linewatch' }));
  folder.writeSecrets({ 'mail.password': 'wrong' });
  const linewatch = await start();
  const tray = await trayOf(linewatch);
  await linewatch.measure();
  await eventually(async () => (await linewatch.messages('mail'))[0]).toMatchObject({
    state: 'blocked',
    attempts: [{ problem: 'authentication' }],
  });
  await eventually(() => tray.tooltip()).toContain('messages are not getting through');
  expect((await linewatch.state()).notices).toContainEqual({ kind: 'delivery-blocked', detail: 'mail' });

  const page = await linewatch.window();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('login refused');
  await openSettings(page, 'Channels', 'Mail');
  await page.getByLabel('Password', { exact: true }).fill('right');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await eventually(() => mailServer.accepted.length).toBe(1);
  await eventually(() => tray.tooltip()).toContain('watching your line');
  expect(mailServer.refusals).toBe(1);
});
