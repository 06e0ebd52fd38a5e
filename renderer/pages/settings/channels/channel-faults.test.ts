import { describe, expect, it } from 'vitest';
import type { ChannelKind } from '../../../../shared/channels';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { faultsOfChannels } from './channel-faults';
import { toChannelsForm, type ChannelForm } from './channels-form';

const fresh = toChannelsForm(DEFAULT_SETTINGS.channels);
const MAIL = { isEnabled: true, host: 'smtp.example.org', from: 'me@example.org', to: 'me@example.org' };
const CUT_OFF = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';

function faults(kind: ChannelKind, change: ChannelForm, secrets = {}) {
  const channels = { ...fresh.channels, [kind]: { ...fresh.channels[kind], ...change } };
  return faultsOfChannels({ ...fresh, channels, secrets }).map(({ field, problem, value }) => [
    field,
    problem,
    value,
  ]);
}

describe('faults of a channel', () => {
  it('are none in a fresh installation and in a complete mail set-up', () => {
    expect(faultsOfChannels(fresh)).toEqual([]);
    expect(faults('mail', MAIL)).toEqual([]);
  });

  it('name what it needs, once it is switched on', () => {
    expect(faults('mail', { isEnabled: true, port: '' })).toEqual([
      ['mail-from', 'from-missing', ''],
      ['mail-to', 'to-missing', ''],
      ['mail-host', 'host-missing', ''],
      ['mail-port', 'port-range', ''],
    ]);
    const byToken = { auth: 'oauth2', oauthClientId: 'client-1' };
    expect(faults('mail', { ...MAIL, ...byToken })).toEqual([['mail-user', 'missing', '']]);
    expect(faults('mail', { ...MAIL, ...byToken, user: 'me' })).toEqual([]);
    expect(faults('ntfy', { isEnabled: true })).toEqual([['ntfy-topic', 'missing', '']]);
    expect(faults('ntfy', { isEnabled: false, topic: '' })).toEqual([]);
  });

  it.each([
    ['mail', { ...MAIL, to: 'me@example.org, you at example' }, 'mail-to', 'not-a-mail-address', 'you'],
    ['mail', { ...MAIL, from: 'me' }, 'mail-from', 'not-a-mail-address', 'me'],
    ['mail', { ...MAIL, port: '70000' }, 'mail-port', 'port-range', ''],
    ['mail', { ...MAIL, host: 'a b' }, 'mail-host', 'not-a-host', 'a b'],
    [
      'mail',
      { ...MAIL, host: 'https://mail.example.org' },
      'mail-host',
      'host-is-web-address',
      'https://mail.example.org',
    ],
    ['mail', { ...MAIL, host: 'smtp.example.org:0' }, 'mail-host', 'port-range', 'smtp.example.org:0'],
    ['mail', { ...MAIL, imapHost: 'me@example.org' }, 'mail-imapHost', 'not-a-host', 'me@example.org'],
    ['mail', { ...MAIL, helloName: 'my_computer' }, 'mail-helloName', 'not-a-hello-name', 'my_computer'],
    ['mail', { ...MAIL, ca: 'my ca' }, 'mail-ca', 'not-a-certificate', 'my ca'],
    ['mail', { ...MAIL, proxyUrl: 'ftp://x' }, 'mail-proxyUrl', 'not-a-mail-proxy', 'ftp://x'],
    ['mail', { ...MAIL, to: 'a@b.c,'.repeat(21) }, 'mail-to', 'too-many', ''],
    ['webhook', { url: 'example.org' }, 'webhook-url', 'not-an-url', 'example.org'],
    ['webhook', { url: 'https://a:b@c.d' }, 'webhook-url', 'password-in-url', 'https://a:b@c.d'],
    ['webhook', { headers: 'X-A: 1\nno header' }, 'webhook-headers', 'not-a-header', 'no header'],
    ['webhook', { template: '{{nothing}}' }, 'webhook-template', 'not-a-template', '{{nothing}}'],
    ...(['mail', 'webhook', 'ntfy', 'gotify', 'apprise', 'ping'] as const).map(
      (kind) => [kind, { ca: CUT_OFF }, `${kind}-ca`, 'not-a-certificate', CUT_OFF] as const,
    ),
    ['gotify', { priority: '11' }, 'gotify-priority', 'number-range', '0–10'],
    ['gotify', { priority: 'high' }, 'gotify-priority', 'number-range', '0–10'],
    ['telegram', { chatId: 'me' }, 'telegram-chatId', 'not-a-chat', 'me'],
  ] as const)('of %s: %j', (kind, change, field, problem, value) => {
    expect(faults(kind, change)).toEqual([[field, problem, value]]);
  });

  it.each(['smtp.example.org:587', ' SMTP.example.org ', '[::1]', 'münchen.de'])(
    'are none where it is clear which server is meant: %j',
    (host) => {
      expect(faults('mail', { ...MAIL, host })).toEqual([]);
    },
  );

  it('name a secret that cannot be one', () => {
    expect(faults('slack', {}, { 'slack.webhookUrl': 'hooks' })).toEqual([
      ['slack-webhookUrl', 'not-an-url', ''],
    ]);
    expect(faults('mail', {}, { 'mail.dkimKey': 'key' })).toEqual([['mail-dkimKey', 'not-a-key', '']]);
    expect(faults('mail', {}, { 'mail.password': 'anything at all' })).toEqual([]);
  });
});
