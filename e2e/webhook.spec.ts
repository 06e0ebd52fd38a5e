import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { EVERY_RESULT, tellingAll } from './settings';

const PUBLISHED = z.fromJSONSchema(
  JSON.parse(
    readFileSync(new URL('../docs/webhook.v2.schema.json', import.meta.url), 'utf8'),
  ) as z.core.JSONSchema.JSONSchema,
);
const KEY = 'key of the tests';

test('a webhook gets its published form, signed, and under one key however often it is tried', async ({
  folder,
  webServer,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings({ ...tellingAll({}), channels: { webhook: { isEnabled: true, url: webServer.url } } });
  folder.writeSecrets({ 'webhook.signingKey': KEY });
  webServer.answer = { status: 503, body: 'Back in a moment' };
  const linewatch = await start();
  const beganAt = Math.floor(Date.now() / 1_000);
  const run = await linewatch.measure();
  const message = async () => (await linewatch.messages('webhook'))[0];
  await eventually(message).toMatchObject({
    state: 'pending',
    attempts: [{ problem: 'temporary', reply: expect.stringContaining('Back in a moment') }],
  });
  webServer.answer = { status: 204 };
  await linewatch.ask('deliveryRetry', (await message())?.id ?? '');
  await eventually(message).toMatchObject({ state: 'sent' });

  expect(webServer.requests).toHaveLength(2);
  for (const { headers, body } of webServer.requests) {
    const payload: unknown = JSON.parse(body);
    expect(PUBLISHED.safeParse(payload)).toMatchObject({ success: true });
    expect(payload).toMatchObject({
      schema: 'linewatch.message/2',
      id: headers['idempotency-key'],
      data: { run: { id: run.id, outcome: 'completed' }, rules: [{ id: EVERY_RESULT.id }] },
    });
    const [, seconds = '', signature] =
      /^t=(\d+),v1=(.+)$/.exec(headers['x-linewatch-signature'] ?? '') ?? [];
    expect(signature).toBe(createHmac('sha256', KEY).update(`${seconds}.${body}`).digest('hex'));
    expect(Number(seconds)).toBeGreaterThanOrEqual(beganAt);
    expect(Number(seconds)).toBeLessThanOrEqual(Date.now() / 1_000);
  }
  expect(new Set(webServer.requests.map(({ body }) => body)).size).toBe(1);
});
