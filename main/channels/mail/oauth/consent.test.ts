import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type MailSettings } from '../../../../shared/settings';
import { httpSink } from '../../../testing/http-sink';
import { useLoopbackTime } from '../../../testing/loopback-time';
import { answer, type SinkStep } from '../../../testing/sink-server';
import { MailConsentDesk, type MailConsentDeps } from './consent';

useLoopbackTime();

const JSON_TYPE = { 'Content-Type': 'application/json' };
const GIVEN = answer(
  200,
  JSON.stringify({ access_token: 'a', token_type: 'Bearer', refresh_token: 'refresh-1' }),
  JSON_TYPE,
);

/** A provider whose token endpoint follows a script, and a user who does `act` in the browser. */
async function consent(
  act: (redirect: URL, asked: URLSearchParams) => Promise<unknown>,
  steps: readonly SinkStep[] = [GIVEN],
  deps: Partial<MailConsentDeps> = {},
) {
  const sink = await httpSink(steps);
  const kept: string[] = [];
  const asked: URLSearchParams[] = [];
  const settings: MailSettings = {
    ...DEFAULT_SETTINGS.channels.mail,
    user: 'me@example.org',
    auth: 'oauth2',
    oauthProvider: 'other',
    oauthClientId: 'client-1',
    oauthAuthoriseUrl: 'https://login.example.org/authorise?tenant=1',
    oauthScope: 'smtp',
    oauthTokenUrl: `${sink.url}/token`,
  };
  const desk = new MailConsentDesk({
    settings: () => settings,
    clientSecret: () => Promise.resolve({ kind: 'value', value: 'client-secret' }),
    openBrowser: async (url) => {
      const parameters = new URL(url).searchParams;
      asked.push(parameters);
      await act(new URL(parameters.get('redirect_uri') ?? ''), parameters);
    },
    keepRefreshToken: (token) => Promise.resolve(kept.push(token)),
    pageWords: () => ({ agreed: 'Fertig – 完成', failed: 'Not done' }),
    ...deps,
  });
  return { end: await desk.ask(), kept, asked, arrived: sink.arrived };
}

const REQUEST = { method: 'POST', path: '/', headers: {}, body: '' };

/** A promise that the test resolves. */
function openGate() {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open: () => open() };
}

/** Sends bytes to a port and waits until the connection is closed. */
const knock = (port: number, bytes: string) =>
  new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.on('error', () => undefined).on('close', () => resolve());
    socket.resume();
  });

const comeBack = (redirect: URL, parameters: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(parameters)) redirect.searchParams.set(name, value);
  return fetch(redirect);
};

describe('the consent to send mail', () => {
  it('is requested in the browser with PKCE, and gives a refresh token that only the secret store gets', async () => {
    let shown = '';
    const { end, kept, asked, arrived } = await consent(async (redirect, parameters) => {
      const state = parameters.get('state') ?? '';
      shown = await (await comeBack(redirect, { code: 'code-1', state, iss: 'https://x' })).text();
    });
    expect(end).toEqual({ kind: 'agreed' });
    expect(kept).toEqual(['refresh-1']);
    expect(shown).toBe('Fertig – 完成');
    expect(asked[0]?.get('tenant')).toBe('1');
    const sent = new URLSearchParams(arrived[0]?.body);
    expect(Object.fromEntries(sent)).toMatchObject({ code: 'code-1', client_secret: 'client-secret' });
    const challenge = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url');
    expect(asked[0]?.get('code_challenge')).toBe(challenge);
  });

  it('cannot be given by another client of the port', async () => {
    const statuses: number[] = [];
    const { end, kept } = await consent(
      async (redirect) => {
        statuses.push((await comeBack(redirect, { code: 'evil', state: 'guessed' })).status);
      },
      [GIVEN],
      { deadlineMs: 300 },
    );
    expect(statuses).toEqual([404]);
    expect(end).toMatchObject({ kind: 'failed', reason: 'timeout' });
    expect(kept).toEqual([]);
  });

  it('continues after other requests, also with an invalid URL', async () => {
    const { end } = await consent(async (redirect, parameters) => {
      for (const target of [
        '//',
        '//%',
        '/\\',
        'http://[',
        '*',
        '/?state=%',
        '/%zz?state=1',
        'http://a b/',
      ]) {
        await knock(Number(redirect.port), `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      }
      await knock(Number(redirect.port), 'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n');
      await knock(Number(redirect.port), '\u0016\u0003\u0001\r\n\r\n');
      await comeBack(redirect, { code: 'code-1', state: parameters.get('state') ?? '' });
    });
    expect(end).toEqual({ kind: 'agreed' });
  });

  it.each([
    ['while the browser is asked', 'browser'],
    ['while the keyring is', 'secret'],
    ['while the token is', 'token'],
  ] as const)(
    'that is requested again ends the first one at once, %s, and discards it',
    async (_name, at) => {
      const tokenAsked = openGate();
      const sink = await httpSink([
        (response) => {
          tokenAsked.open();
          if (at === 'browser') GIVEN(response, REQUEST);
        },
      ]);
      const kept: string[] = [];
      const secretAsked = openGate();
      const opened = openGate();
      let settings: MailSettings = {
        ...DEFAULT_SETTINGS.channels.mail,
        user: 'me@example.org',
        auth: 'oauth2',
        oauthProvider: 'other',
        oauthClientId: 'client-1',
        oauthAuthoriseUrl: 'https://login.example.org/authorise',
        oauthTokenUrl: `${sink.url}/token`,
      };
      const desk = new MailConsentDesk({
        settings: () => settings,
        clientSecret: () => {
          secretAsked.open();
          return at === 'secret' ? new Promise(() => undefined) : Promise.resolve({ kind: 'absent' });
        },
        openBrowser: async (url) => {
          opened.open();
          if (at === 'browser') return new Promise(() => undefined);
          const { searchParams } = new URL(url);
          await comeBack(new URL(searchParams.get('redirect_uri') ?? ''), {
            code: 'code-1',
            state: searchParams.get('state') ?? '',
          });
        },
        keepRefreshToken: (token) => Promise.resolve(kept.push(token)),
        pageWords: () => ({ agreed: 'Done', failed: 'Not done' }),
      });
      const first = desk.ask();
      await { browser: opened, secret: secretAsked, token: tokenAsked }[at].passed;
      const second = desk.ask();
      expect(await first).toEqual({ kind: 'failed', reason: 'superseded', detail: '' });
      settings = { ...settings, oauthClientId: '' };
      expect(await desk.ask()).toMatchObject({ reason: 'not-configured' });
      expect(await second).toMatchObject({ reason: 'superseded' });
      expect(kept).toEqual([]);
    },
  );

  it.each([
    ['a person refuses', { error: 'access_denied', error_description: 'No.' }, GIVEN, 'refused', 'No.'],
    [
      'the provider refuses the code',
      { code: 'c-o-d-e-1' },
      answer(400, '{"error":"invalid_grant"}', JSON_TYPE),
      'refused',
      '400 Bad Request: invalid_grant',
    ],
    [
      'the provider is out of order',
      { code: 'c-o-d-e-1' },
      answer(503),
      'unreachable',
      '503 Service Unavailable: ',
    ],
    [
      'no refresh token comes',
      { code: 'c-o-d-e-1' },
      answer(200, '{"access_token":"a","token_type":"Bearer"}', JSON_TYPE),
      'no-refresh-token',
      '',
    ],
  ] as const)('reports when %s', async (_name, back, step, reason, detail) => {
    const { end } = await consent(
      (redirect, parameters) => comeBack(redirect, { ...back, state: parameters.get('state') ?? '' }),
      [step],
    );
    expect(end).toMatchObject({ kind: 'failed', reason });
    expect(end.kind === 'failed' && end.detail.startsWith(detail)).toBe(true);
  });

  it('is not requested without a client id', async () => {
    const { end, asked } = await consent(() => Promise.resolve(), [GIVEN], {
      settings: () => ({ ...DEFAULT_SETTINGS.channels.mail, auth: 'oauth2' }),
    });
    expect(end).toMatchObject({ kind: 'failed', reason: 'not-configured' });
    expect(asked).toEqual([]);
  });
});
