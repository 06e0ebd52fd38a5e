import { describe, expect, it } from 'vitest';
import { textsIn } from '../i18n';
import { MAIL_PROBLEMS } from '../message';
import { DEFAULT_SETTINGS } from '../settings';
import { blamedField, wayOutOf } from './way-out';

const MAIL = DEFAULT_SETTINGS.channels.mail;

describe('the field that a problem of mail is about', () => {
  it.each([
    ['sender-refused', 'from'],
    ['recipient-refused', 'to'],
    ['port-needs-tls', 'security'],
    ['port-without-tls', 'security'],
    ['login-method', 'auth'],
    ['login-needed', 'user'],
    ['authentication', 'password'],
    ['mailbox-full', null],
    ['temporary', null],
  ] as const)('%s: %s', (problem, field) => {
    expect(blamedField('mail', problem, MAIL)).toBe(field);
  });

  it('is one that matters with the settings', () => {
    expect(blamedField('mail', 'authentication', { ...MAIL, auth: 'oauth2' })).toBe('user');
    expect(blamedField('mail', 'consent-needed', { ...MAIL, auth: 'oauth2' })).toBe('oauthRefreshToken');
    expect(blamedField('mail', 'consent-needed', MAIL)).toBeNull();
  });
});

describe('what helps against a problem', () => {
  it.each(MAIL_PROBLEMS)('is said of mail in both languages: %s', (problem) => {
    const [english, chinese] = [textsIn('en'), textsIn('zh-CN')].map((texts) =>
      wayOutOf('mail', problem, texts),
    );
    expect(english).toMatch(/^[A-Z].*\.$/);
    expect(chinese).toMatch(/。$/);
  });
});
