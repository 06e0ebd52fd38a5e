import { describe, expect, it } from 'vitest';
import { textsIn } from '../texts/i18n';
import { DELIVERY_PROBLEMS, MAIL_PROBLEMS, type DeliveryProblem } from '../messages/delivery-problems';
import { DEFAULT_SETTINGS } from '../settings';
import { blamedField, getRemedy } from './remedy';
import { HTTP_CHANNEL_KINDS } from '.';

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
      getRemedy('mail', problem, texts),
    );
    expect(english).toMatch(/^[A-Z].*\.$/);
    expect(chinese).toMatch(/。$/);
  });
});

describe('a problem of another channel', () => {
  const { channels } = DEFAULT_SETTINGS;
  const [english, chinese] = [textsIn('en'), textsIn('zh-CN')];

  it.each([
    ['telegram', 'recipient-refused', 'chatId', 'Write to the bot first'],
    ['telegram', 'moved', 'chatId', 'new number'],
    ['discord', 'thread-refused', 'threadId', 'In a forum'],
    ['ntfy', 'not-permitted', 'token', 'access token'],
    ['pushover', 'recipient-refused', 'user', 'user or group key'],
    ['gotify', 'authentication', 'token', 'token of an application'],
    ['ping', 'address-refused', 'url', 'Copy its address again'],
    ['webhook', 'authentication', 'authorization', 'refused the login'],
    ['slack', 'intercepted', null, 'login page'],
  ] as const)('%s %s: %s, "%s"', (kind, problem, field, words) => {
    expect(blamedField(kind, problem, channels[kind])).toBe(field);
    expect(getRemedy(kind, problem, english)).toContain(words);
  });

  it.each(HTTP_CHANNEL_KINDS)('of %s has a way out in both languages', (kind) => {
    const own = DELIVERY_PROBLEMS.filter((problem) => !MAIL_PROBLEMS.some((one) => one === problem));
    const words = (problem: DeliveryProblem) =>
      [english, chinese].map((texts) => getRemedy(kind, problem, texts));
    for (const problem of own) {
      const [inEnglish, inChinese] = words(problem);
      expect(inEnglish).toMatch(/^[A-Z][^!]*\.$/);
      expect(inChinese).toMatch(/。$/);
    }
  });
});
