import { getMethod } from '../shared/run';
import { expect, test } from './fixtures';
import { NEVER } from './settings';

/** Nobody listens there. */
const DOWN = 'http://127.0.0.1:9/';

test('the next service of the order measures when the first is down, and the record says so', async ({
  folder,
  speedServer,
  start,
}) => {
  folder.writeSettings({
    language: 'en',
    schedules: [NEVER],
    measuring: {
      provider: 'automatic',
      automaticOrder: ['librespeed', 'cloudflare'],
      librespeed: { ownServers: [{ name: 'Down', url: DOWN }] },
      cloudflare: { serverUrl: speedServer.url },
    },
  });
  const linewatch = await start();
  const run = await linewatch.measure();
  expect(run).toMatchObject({ outcome: 'completed', provider: 'cloudflare' });
  expect(getMethod(run)).toMatchObject({
    mode: 'quick',
    passedOver: [{ provider: 'librespeed', reason: 'refused' }],
    connection: { localAddress: '127.0.0.1', ipVersion: 4, proxy: null },
  });
  const page = await linewatch.window();
  await expect(page.getByText('Cloudflare').first()).toBeVisible();
});

test('a service that turns runs away is left alone, and the next one measures', async ({
  folder,
  speedServer,
  webServer,
  start,
}) => {
  webServer.answer = { status: 429, headers: { 'retry-after': '3600' } };
  folder.writeSettings({
    language: 'en',
    schedules: [NEVER],
    measuring: {
      provider: 'automatic',
      automaticOrder: ['cloudflare', 'librespeed'],
      librespeed: { ownServers: [{ name: 'Loopback', url: speedServer.url }] },
      cloudflare: { serverUrl: webServer.url },
    },
  });
  const linewatch = await start();
  for (let time = 1; time <= 2; time += 1) {
    const run = await linewatch.measure();
    expect(run).toMatchObject({ outcome: 'completed', provider: 'librespeed' });
    expect(getMethod(run)?.passedOver).toMatchObject([
      { provider: 'cloudflare', reason: 'refused-by-provider' },
    ]);
  }
  const asked = webServer.requests.length;
  expect(asked).toBeGreaterThan(0);
  await linewatch.measure();
  expect(webServer.requests).toHaveLength(asked);
  const states = await linewatch.ask('providersRead');
  const state = states.find(({ kind }) => kind === 'cloudflare');
  expect(state?.problem?.reason).toBe('refused-by-provider');
  expect(state?.notBefore).toBeGreaterThan(Date.now() + 50 * 60_000);
});

test('a server of one’s own is tried as it is entered', async ({ folder, speedServer, start }) => {
  folder.writeSettings({ language: 'en', schedules: [NEVER], measuring: { provider: 'librespeed' } });
  const linewatch = await start();
  for (const provider of ['librespeed', 'cloudflare', 'nq', 'ndt7'] as const) {
    expect(await linewatch.ask('serversCheck', provider, speedServer.url)).toMatchObject({
      kind: 'answers',
    });
    expect(await linewatch.ask('serversCheck', provider, DOWN)).toMatchObject({
      kind: 'fails',
      reason: 'refused',
    });
  }
});
