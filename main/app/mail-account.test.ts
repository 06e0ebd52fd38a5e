import { describe, expect, it } from 'vitest';
import type { SecretName } from '../../shared/channels';
import { DEFAULT_SETTINGS, type MailSettings } from '../../shared/settings';
import type { SecretReading } from '../core/ports';
import { PATIENT } from '../testing/mail';
import { httpSink } from '../testing/http-sink';
import { useLoopbackTime } from '../testing/loopback-time';
import { mailAccount } from './mail-account';

useLoopbackTime();

/** A provider that renews the refresh token, and a person who does something while it thinks. */
async function renewedWhile(change: (stored: Map<SecretName, SecretReading>) => void) {
  const stored = new Map<SecretName, SecretReading>([
    ['mail.oauthRefreshToken', { kind: 'value', value: 'old\n' }],
  ]);
  const provider = await httpSink([
    (response) => {
      change(stored);
      const given = {
        access_token: 'access',
        refresh_token: 'renewed',
        token_type: 'Bearer',
        expires_in: 3_600,
      };
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(given));
    },
  ]);
  const settings: MailSettings = {
    ...DEFAULT_SETTINGS.channels.mail,
    auth: 'oauth2',
    oauthProvider: 'other',
    oauthClientId: 'c',
    oauthTokenUrl: provider.url,
  };
  const account = mailAccount({
    settings: () => settings,
    secrets: {
      read: (name) => Promise.resolve(stored.get(name) ?? { kind: 'absent' }),
      save: (name, value) => {
        stored.set(name, { kind: 'value', value });
        return Promise.resolve({ name, state: 'stored', storage: 'file', isKeyringAvailable: true });
      },
    },
    clock: { now: () => 0 },
    learn: () => undefined,
  });
  const secrets = { clientSecret: undefined, refreshToken: 'old' };
  expect(await account.access.token(settings, secrets, 'send', PATIENT)).toMatchObject({ value: 'access' });
  return stored.get('mail.oauthRefreshToken');
}

describe('a refresh token that the provider renewed', () => {
  it('takes the place of the old one', async () => {
    expect(await renewedWhile(() => undefined)).toEqual({ kind: 'value', value: 'renewed' });
  });

  it('leaves a consent alone that a person gave meanwhile', async () => {
    const stored = await renewedWhile((all) =>
      all.set('mail.oauthRefreshToken', { kind: 'value', value: 'of another account' }),
    );
    expect(stored).toEqual({ kind: 'value', value: 'of another account' });
  });

  it('does not come back where a person forgot it meanwhile', async () => {
    expect(await renewedWhile((all) => all.delete('mail.oauthRefreshToken'))).toBeUndefined();
  });

  it('is kept where the old one cannot be read just now', async () => {
    const stored = await renewedWhile((all) =>
      all.set('mail.oauthRefreshToken', { kind: 'unreadable', detail: 'the keyring is locked' }),
    );
    expect(stored).toEqual({ kind: 'value', value: 'renewed' });
  });
});
