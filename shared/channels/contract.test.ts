import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../settings';
import { getFields, findMissing, getSecretFields } from './completeness';
import { CHANNEL_KINDS, CHANNELS, SECRET_NAMES, getSecrets } from '.';

const NOTHING = () => false;
const EVERYTHING = () => true;

describe('the ways to tell', () => {
  it('are off in a fresh installation, but for the desktop', () => {
    const on = CHANNEL_KINDS.filter((kind) => DEFAULT_SETTINGS.channels[kind].isEnabled);
    expect(on).toEqual(['desktop']);
  });

  it('are these, in this order', () => {
    expect(CHANNEL_KINDS.join(' ')).toBe(
      'mail desktop webhook ntfy gotify telegram discord slack pushover apprise ping',
    );
  });

  it('have a default for every setting, which their own form can show', () => {
    for (const kind of CHANNEL_KINDS) {
      expect(CHANNELS[kind].schema.parse({})).toEqual(DEFAULT_SETTINGS.channels[kind]);
      const names = getFields(kind).map(([name]) => name);
      const settings = Object.keys(DEFAULT_SETTINGS.channels[kind]);
      expect(settings.filter((name) => name !== 'isEnabled' && name !== 'passwordStorage').sort()).toEqual(
        names.sort(),
      );
    }
  });

  it('never have a secret of the same name as a setting', () => {
    for (const kind of CHANNEL_KINDS) {
      const names = [...getFields(kind), ...getSecretFields(kind)].map(([name]) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('name their secrets by kind', () => {
    expect(getSecrets('pushover')).toEqual(['pushover.user', 'pushover.token']);
    expect(SECRET_NAMES).toContain('mail.password');
  });
});

describe('what a channel still needs', () => {
  it.each([
    ['mail', ['from', 'to', 'host']],
    ['desktop', []],
    ['webhook', ['url']],
    ['ntfy', ['topic']],
    ['gotify', ['server', 'token']],
    ['telegram', ['chatId', 'token']],
    ['discord', ['webhookUrl']],
    ['slack', ['webhookUrl']],
    ['pushover', ['user', 'token']],
    ['apprise', ['server', 'key']],
    ['ping', ['url']],
  ] as const)('%s', (kind, missing) => {
    expect(findMissing(kind, DEFAULT_SETTINGS.channels[kind], NOTHING)).toEqual(missing);
  });

  it('is no secret that is stored', () => {
    expect(findMissing('telegram', DEFAULT_SETTINGS.channels.telegram, EVERYTHING)).toEqual(['chatId']);
  });

  it('follows what was chosen: OAuth2 needs a user, a client and a refresh token', () => {
    const mail = { ...DEFAULT_SETTINGS.channels.mail, auth: 'oauth2', host: 'smtp.gmail.com' };
    expect(findMissing('mail', mail, NOTHING)).toEqual([
      'from',
      'to',
      'user',
      'oauthClientId',
      'oauthRefreshToken',
    ]);
  });

  it('is one of two where either would do', () => {
    const apprise = { ...DEFAULT_SETTINGS.channels.apprise, server: 'http://apprise.example.org' };
    expect(findMissing('apprise', apprise, (name) => name === 'urls')).toEqual([]);
  });
});

describe('an address', () => {
  it.each([
    ['webhook', { url: 'ftp://example.org' }],
    ['webhook', { url: 'https://me:secret@example.org' }],
    ['webhook', { url: 'https:ann:pw@example.org' }],
    ['ntfy', { server: 'https://:pw@ntfy.example.org' }],
    ['gotify', { server: 'HTTPS://ann@gotify.example.org' }],
    ['apprise', { server: 'http:\\\\ann:100%@apprise.example.org' }],
    ['telegram', { server: 'https://ann:pw@api.telegram.org' }],
    ['pushover', { server: 'https://ann:pw@api.pushover.net' }],
    ['webhook', { headers: ['X-A: b\r\nX-C: d'] }],
    ['webhook', { headers: ['Authorization: Bearer x'] }],
    ['ntfy', { topic: 'a/b' }],
    ['telegram', { chatId: 'me; drop' }],
    ['mail', { cc: ['a@b.c\r\nRCPT TO:<d@e.f>'] }],
    ['mail', { ca: 'not a certificate' }],
    ['webhook', { ca: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----' }],
    ['mail', { proxyUrl: 'socks5://me:secret@example.org:1080' }],
  ] as const)('of %s is refused: %j', (kind, settings) => {
    expect(CHANNELS[kind].schema.safeParse(settings).success).toBe(false);
  });
});
