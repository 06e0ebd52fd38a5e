import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type MailSettings } from '../../../../shared/settings';
import { PATIENT } from '../../../testing/mail';
import { httpSink } from '../../../testing/http-sink';
import { useLoopbackTime } from '../../../testing/loopback-time';
import { answer, type SinkStep } from '../../../testing/sink-server';
import { MailAccess } from './access';
import type { TokenUse } from './provider';

useLoopbackTime();

const JSON_TYPE = { 'Content-Type': 'application/json' };
const refusal = (status: number, error: string, description = '') =>
  answer(status, JSON.stringify({ error, error_description: description }), JSON_TYPE);

/** Issues a new refresh token each time, and ends the consent when an old one is used: RFC 9700 §4.14.2. */
function rotating(): SinkStep {
  let current = 0;
  let isEnded = false;
  return (response, { body }) => {
    isEnded ||= new URLSearchParams(body).get('refresh_token') !== `refresh-${current}`;
    if (isEnded) return refusal(400, 'invalid_grant', 'reuse detected')(response, EMPTY);
    current += 1;
    const given = {
      access_token: `access-${current}`,
      refresh_token: `refresh-${current}`,
      token_type: 'Bearer',
    };
    answer(200, JSON.stringify({ ...given, expires_in: 3_600 }), JSON_TYPE)(response, EMPTY);
  };
}
const EMPTY = { method: 'POST', path: '/', headers: {}, body: '' };

async function accessTo(steps: readonly SinkStep[], change: Partial<MailSettings> = {}) {
  const sink = await httpSink(steps);
  const kept: [token: string, inPlaceOf: string][] = [];
  const learnt: string[] = [];
  let now = 1_795_000_000_000;
  const access = new MailAccess({
    clock: { now: () => now },
    keepRefreshToken: (token, inPlaceOf) => Promise.resolve(kept.push([token, inPlaceOf])),
    learn: (secret) => void learnt.push(secret),
  });
  const settings: MailSettings = {
    ...DEFAULT_SETTINGS.channels.mail,

    auth: 'oauth2',
    oauthProvider: 'other',
    oauthClientId: 'client-1',
    oauthTokenUrl: `${sink.url}/token`,
    ...change,
  };
  const token = (refreshToken = 'refresh-0', use: TokenUse = 'send', signal: AbortSignal = PATIENT) =>
    access.token(settings, { clientSecret: undefined, refreshToken }, use, signal);
  const asked = () => sink.arrived.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  return { access, token, asked, kept, learnt, wait: (ms: number) => (now += ms) };
}

describe('a refresh token that is renewed with every use', () => {
  it('is used once for concurrent requests', async () => {
    const { token, asked, kept } = await accessTo([rotating()]);
    const given = await Promise.all([token(), token(), token()]);
    expect(given.map((one) => one.kind === 'token' && one.value)).toEqual(Array(3).fill('access-1'));
    expect(asked()).toHaveLength(1);
    expect(kept).toEqual([['refresh-1', 'refresh-0']]);
  });

  it('is used in its newest form, also if it could not be stored', async () => {
    const { token, asked, wait } = await accessTo([rotating()]);
    await token('refresh-0');
    wait(3_600_000);
    expect(await token('refresh-0')).toMatchObject({ kind: 'token', value: 'access-2' });
    wait(3_600_000);
    expect(await token('refresh-2')).toMatchObject({ kind: 'token', value: 'access-3' });
    expect(asked().map((one) => one['refresh_token'])).toEqual(['refresh-0', 'refresh-1', 'refresh-2']);
  });

  it('is stored also when the caller has aborted', async () => {
    const { token, kept } = await accessTo([rotating()]);
    const leaving = new AbortController();
    const gone = token('refresh-0', 'send', leaving.signal);
    leaving.abort();
    expect(await gone).toEqual({ kind: 'retry', problem: 'timeout', reply: '' });
    expect(await token('refresh-0')).toMatchObject({ value: 'access-1' });
    expect(kept).toEqual([['refresh-1', 'refresh-0']]);
  });

  it('of another consent is another account', async () => {
    const { token, asked } = await accessTo([
      answer(200, '{"access_token":"a","token_type":"Bearer","expires_in":3600}', JSON_TYPE),
    ]);
    await token('refresh-0');
    expect(await token('other')).toMatchObject({ isFresh: true });
    expect(asked().map((one) => one['refresh_token'])).toEqual(['refresh-0', 'other']);
  });

  it('is registered as a secret, so that no text contains it', async () => {
    const { token, learnt } = await accessTo([rotating()]);
    await token();
    expect(learnt).toEqual(['access-1', 'refresh-1']);
  });
});

describe('the scope', () => {
  it('of the consent is requested again', async () => {
    const { token, asked } = await accessTo([rotating()], { oauthScope: 'smtp offline' });
    await token();
    expect(asked()).toMatchObject([{ grant_type: 'refresh_token', scope: 'smtp offline' }]);
  });

  it('is omitted if none was set', async () => {
    const { token, asked } = await accessTo([rotating()]);
    await token();
    expect(asked()[0]).not.toHaveProperty('scope');
  });

  it('that the consent does not cover is omitted', async () => {
    const { token, asked } = await accessTo([refusal(400, 'invalid_scope'), rotating()], {
      oauthScope: 'more',
    });
    expect(await token()).toMatchObject({ kind: 'token', value: 'access-1' });
    expect(asked().map((one) => one['scope'])).toEqual(['more', undefined]);
  });
});

describe('a provider that issues no token', () => {
  it.each([
    ['a consent that was taken back', refusal(400, 'invalid_grant'), 'blocked', 'consent-needed'],
    ['a client that is not known', refusal(401, 'invalid_client'), 'blocked', 'client-refused'],
    [
      'a transient fault',
      refusal(400, 'temporarily_unavailable', 'AADSTS90033: later'),
      'retry',
      'temporary',
    ],
  ] as const)('gives the reason: %s', async (_name, step, kind, problem) => {
    const { token } = await accessTo([step]);
    expect(await token()).toMatchObject({ kind, problem });
  });

  it('is asked again at the next attempt, after the delay that it asks for', async () => {
    const busy = answer(429, '{"error":"slow_down"}', { ...JSON_TYPE, 'Retry-After': '120' });
    const { token } = await accessTo([busy, rotating()]);
    expect(await token()).toMatchObject({ kind: 'retry', problem: 'temporary', retryAfterMs: 120_000 });
    expect(await token()).toMatchObject({ kind: 'token' });
  });
});
