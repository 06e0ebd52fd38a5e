import { describe, expect, it } from 'vitest';
import { channelsSchema } from './channels';
import { rulesSchema, DEFAULT_RULES } from './rules/rules';
import { scheduleSchema } from './schedule/schedule';
import { settingsSchema } from './settings';
import { typedLine, typedName } from './typed-text';

const COPIED = '\u202aMy\u200b \u200fline\u202c\u2069\ufeff';

describe('a typed name', () => {
  it.each([
    [COPIED, 'My line'],
    ['two\r\nlines\ttab', 'two lines tab'],
    ['esc \u001b[31m', 'esc \ufffd[31m'],
    ['\u200e', ''],
    ['soft\u00adhyphen', 'softhyphen'],
    ['👨‍👩‍👧 می‌خواهم', '👨‍👩‍👧 می‌خواهم'],
    [
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} x\u{e0041}',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} x',
    ],
  ])('%j is kept as %j', (typed, kept) => {
    expect(typedName(80).parse(typed)).toBe(kept);
  });

  it('is refused beyond its length, and not cut', () => {
    expect(typedName(4).safeParse('12345').success).toBe(false);
  });
});

describe('a typed line', () => {
  it('loses what nobody sees, and nothing else', () => {
    expect(typedLine(80).parse('\u202aann\u200b@example.org\u202c')).toBe('ann@example.org');
    expect(typedLine(80).parse('two  spaces')).toBe('two  spaces');
    expect(typedLine(80).parse('\u00a0a\u00adnn\u3164 ')).toBe('ann');
  });

  it('is one line', () => {
    expect(typedLine(80).safeParse('a\nb').error?.issues[0]?.message).toBe('more-than-one-line');
  });
});

describe('settings', () => {
  it('hold every name as it is shown', () => {
    const settings = settingsSchema.parse({
      measuring: { librespeed: { ownServers: [{ name: COPIED, url: 'https://speed.example.org/' }] } },
      networks: [{ network: 'wlan0', name: COPIED }],
      rules: [{ ...DEFAULT_RULES[0], name: COPIED }],
      schedules: [{ name: COPIED }],
    });
    expect([
      settings.measuring.librespeed.ownServers[0]?.name,
      settings.networks[0]?.name,
      settings.rules[0]?.name,
      settings.schedules[0]?.name,
    ]).toEqual(['My line', 'My line', 'My line', 'My line']);
    expect(rulesSchema.parse(settings.rules)).toEqual(settings.rules);
    expect(scheduleSchema.parse({ name: COPIED }).name).toBe('My line');
  });

  it('hold mail addresses and user names without marks of direction', () => {
    const { mail } = channelsSchema.parse({
      mail: { to: ['\u202aann@example.org\u202c'], from: 'line\u200b@example.org', user: '\u2068ann\u2069' },
    });
    expect(mail).toMatchObject({ to: ['ann@example.org'], from: 'line@example.org', user: 'ann' });
  });
});
