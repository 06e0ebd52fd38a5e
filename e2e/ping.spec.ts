import { openPage } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE, SLOW_LINE, type Recording } from './recordings';
import { BELOW_50, EVERY_MINUTE, nextMinute, tellingAll } from './settings';

const FAILED: Recording = {
  kind: 'failed',
  reason: 'timeout',
  detail: 'no answer',
  server: null,
  figures: null,
};
const OK = { status: 200, body: 'OK' };

test('the heartbeat channel gets one after each test, and after an outage only the newest', async ({
  folder,
  webServer,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings({ ...tellingAll({}), rules: [BELOW_50], channels: { ping: { isEnabled: true } } });
  folder.writeSecrets({ 'ping.url': `${webServer.url}ping/5bf66975` });
  webServer.answer = OK;
  const linewatch = await start();
  const asked = () => webServer.requests.map(({ method, path }) => `${method} ${path}`);
  await linewatch.measure();
  await eventually(asked).toEqual(['POST /ping/5bf66975']);
  folder.useRecording(FAILED);
  await linewatch.measure();
  await eventually(asked).toEqual(['POST /ping/5bf66975', 'POST /ping/5bf66975/fail']);

  webServer.answer = { status: 503 };
  for (const recording of [GOOD_LINE, FAILED, SLOW_LINE]) {
    folder.useRecording(recording);
    await linewatch.measure();
    await eventually(async () => (await linewatch.messages('ping'))[0]?.attempts.length).toBe(1);
  }
  const states = async () =>
    (await linewatch.messages('ping')).map(({ kind, state, cause }) => `${kind} ${state} ${cause}`);
  await eventually(states).toEqual([
    'heartbeat pending temporary',
    'heartbeat set-aside superseded',
    'heartbeat set-aside superseded',
    'heartbeat sent null',
    'heartbeat sent null',
  ]);
  webServer.answer = OK;
  const before = webServer.requests.length;
  await linewatch.ask('deliveryRetry', (await linewatch.messages('ping'))[0]?.id ?? '');
  await eventually(states).toContain('heartbeat sent null');
  await eventually(async () => (await states())[0]).toBe('heartbeat sent null');
  // A slow line is a test that completed.
  expect(asked().slice(before)).toEqual(['POST /ping/5bf66975']);
  expect(webServer.requests.at(-1)?.body).toContain('Slow download: 41.0 Mbit/s');

  const page = await linewatch.window();
  await openPage(page, 'Delivery');
  await expect(page.getByText('a newer heartbeat took its place').first()).toBeVisible();
});

test('a regular proof goes to the channel that needs one alone', async ({
  folder,
  webServer,
  notifications,
  start,
}) => {
  const canary = { id: 'canary', condition: { kind: 'canary' }, repeat: { kind: 'every-time' } } as const;
  const channels = { webhook: { isEnabled: true, url: webServer.url }, ping: { isEnabled: true } };
  folder.useRecording(GOOD_LINE);
  folder.writeSettings({ ...tellingAll({}), rules: [canary], channels });
  folder.writeSecrets({ 'ping.url': `${webServer.url}ping/5bf66975` });
  webServer.answer = OK;
  const killed = await start();
  await killed.measure();
  await killed.ask('channelTest', 'desktop');
  await eventually(async () => (await killed.messages('desktop'))[0]?.state).toBe('sent');
  await killed.kill();

  folder.writeSettings({ ...tellingAll({ schedule: EVERY_MINUTE }), rules: [canary], channels });
  const linewatch = await start();
  await linewatch.setClock(nextMinute(Date.now()));
  await eventually(async () => (await linewatch.messages('webhook')).map(({ state }) => state)).toEqual([
    'sent',
  ]);
  expect(webServer.requests.filter(({ path }) => path === '/')).toHaveLength(1);
  expect(notifications.all.map(({ title }) => title)).toEqual([expect.stringMatching(/^Test message: /)]);
});
