import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

test('mail logs in by a token that is fetched when it is needed, and renewed when the server refuses it', async ({
  folder,
  mailServer,
  webServer,
  start,
}) => {
  const settings = tellingAll({ mailServer, mailUser: 'linewatch' });
  const login = { auth: 'oauth2', oauthProvider: 'other', oauthClientId: 'tests' } as const;
  const mail = { ...settings.channels?.mail, ...login, oauthTokenUrl: webServer.url };
  folder.useRecording(GOOD_LINE);
  folder.writeSettings({ ...settings, channels: { mail } });
  folder.writeSecrets({ 'mail.oauthRefreshToken': 'refresh-1' });
  /** The mail server takes the token of this number alone, and the token endpoint gives it. */
  const turnTo = (number: number) => {
    mailServer.requirePassword(`access-${number}`);
    const given = { access_token: `access-${number}`, refresh_token: `refresh-${number + 1}` };
    const body = JSON.stringify({ ...given, token_type: 'Bearer', expires_in: 3_600 });
    webServer.answer = { status: 200, headers: { 'content-type': 'application/json' }, body };
  };
  turnTo(1);
  const linewatch = await start();
  await linewatch.measure();
  await eventually(() => mailServer.accepted.length).toBe(1);
  await linewatch.measure();
  await eventually(() => mailServer.accepted.length).toBe(2);
  expect(webServer.requests).toHaveLength(1);

  turnTo(2);
  await linewatch.measure();
  const newest = async () => (await linewatch.messages('mail'))[0];
  await eventually(newest).toMatchObject({ state: 'pending', attempts: [{ problem: 'authentication' }] });
  await linewatch.ask('deliveryRetry', (await newest())?.id ?? '');
  await eventually(newest).toMatchObject({ state: 'sent' });
  const asked = webServer.requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  expect(asked).toMatchObject([
    { grant_type: 'refresh_token', refresh_token: 'refresh-1', client_id: 'tests' },
    { grant_type: 'refresh_token', refresh_token: 'refresh-2', client_id: 'tests' },
  ]);
  const log = folder.read('linewatch.log') ?? '';
  for (const secret of ['access-1', 'refresh-1', 'refresh-2']) expect(log).not.toContain(secret);
});
