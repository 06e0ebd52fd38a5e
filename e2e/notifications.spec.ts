import { HOUR_MS } from '../shared/durations';
import { plain } from './desktop/session-bus';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { EVERY_RESULT, tellingAll } from './settings';

/** What a server says, with everything in it that a notification service could take for markup. */
const SAID = 'no room for <you@example.org> & <b>others</b> &amp; more';

test('a notification shows every character of what a server said, markup or not', async ({
  bus,
  folder,
  notifications,
  webServer,
  start,
}) => {
  const everyResult = { ...EVERY_RESULT, channels: ['webhook' as const] };
  const failing = { id: 'failing', condition: { kind: 'channel-failing', minutes: 60 } } as const;
  folder.useRecording(GOOD_LINE);
  folder.writeSettings({
    ...tellingAll({}),
    rules: [everyResult, failing],
    channels: { webhook: { isEnabled: true, url: webServer.url } },
  });
  webServer.answer = { status: 503, body: SAID };
  const killed = await start();
  await killed.measure();
  await eventually(async () => (await killed.messages('webhook'))[0]?.attempts.length).toBe(1);
  await killed.kill();
  folder.changeRecords(
    'UPDATE outbox SET created_at = created_at - ?, next_attempt_at = ?',
    2 * HOUR_MS,
    Date.now(),
  );

  await start();
  await eventually(() => notifications.all[0]?.number).toEqual(expect.any(Number));
  expect(notifications.all[0]?.body).toContain(
    'no room for &lt;you@example.org&gt; &amp; &lt;b&gt;others&lt;/b&gt; &amp;amp; more',
  );
  // The daemon keeps what it showed once it is closed, as it read it.
  const daemon = {
    to: 'org.freedesktop.Notifications',
    path: '/org/freedesktop/Notifications',
    interface: 'org.dunstproject.cmd0',
  };
  await bus.call({ ...daemon, member: 'NotificationCloseAll' });
  const shown = async () => {
    const [history] = await bus.call({ ...daemon, member: 'NotificationListHistory' });
    return (plain(history) as readonly { readonly message?: string }[]).map(({ message }) => message).join();
  };
  await eventually(shown).toContain('&lt;you@example.org&gt;');
});
