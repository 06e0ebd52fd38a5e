import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { textsIn, type Language } from '../../../../shared/texts/i18n';
import { toForm } from '../form';
import { getCatalog } from './catalog';
import { findSettings, MOST_FOUND } from './find-settings';

const catalogIn = (language: Language) => getCatalog(toForm(DEFAULT_SETTINGS), textsIn(language));

function firstFor(query: string, language: Language = 'en'): string | undefined {
  return findSettings(query, catalogIn(language))[0]?.field;
}

function allFor(query: string, language: Language = 'en'): readonly string[] {
  return findSettings(query, catalogIn(language)).map(({ field }) => field);
}

describe('a search for a setting', () => {
  it('finds it by its name, also by a part of it', () => {
    expect(firstFor('Download of your plan')).toBe('plan-download');
    expect(firstFor('recip')).toBe('mail-to');
    expect(firstFor('Mail server')).toBe('mail-host');
  });

  it('finds it by a word of its hint and by another word for it', () => {
    expect(allFor('STARTTLS')).toContain('mail-security');
    expect(allFor('bandwidth')).toEqual(expect.arrayContaining(['plan-download', 'plan-upload']));
    expect(firstFor('dark mode')).toBe('theme');
    expect(firstFor('autostart')).toBe('start-at-login');
  });

  it('takes words in any order, in any case, with or without accents and plurals', () => {
    expect(firstFor('plan download')).toBe('plan-download');
    expect(firstFor('CRÖN')).toBe('cron');
    expect(firstFor('ＣＲＯＮ')).toBe('cron');
    expect(allFor('batteries battery')).toEqual([]);
    expect(allFor('proxys')).toContain('proxy');
  });

  it('finds the mail server among all servers', () => {
    expect(allFor('server')).toContain('mail-host');
    expect(allFor('服务器', 'zh-CN')).toContain('mail-host');
  });

  it('wants every word to be found', () => {
    expect(allFor('download pigeon')).toEqual([]);
  });

  it('finds in Chinese by Chinese and by English words', () => {
    expect(firstFor('套餐下载', 'zh-CN')).toBe('plan-download');
    expect(allFor('授权码', 'zh-CN')).toContain('mail-password');
    expect(allFor('邮件端口', 'zh-CN')).toContain('mail-port');
    expect(firstFor('cron', 'zh-CN')).toBe('cron');
    expect(firstFor('bandwidth', 'zh-CN')).toBe('plan-download');
  });

  it('finds nothing for nothing, and never more than a page', () => {
    expect(allFor('')).toEqual([]);
    expect(allFor(' . ')).toEqual([]);
    expect(allFor('e').length).toBeLessThanOrEqual(MOST_FOUND);
  });

  it('leads to the setting that hides another one', () => {
    const entry = findSettings('client id', catalogIn('en'))[0];
    expect(entry).toMatchObject({ field: 'mail-oauthClientId', otherwise: 'mail-auth', channel: 'mail' });
    expect(findSettings('confirm after', catalogIn('en'))[0]?.otherwise).toBe('confirm-breaches');
  });

  it('leads to the first of several schedules', () => {
    const night = DEFAULT_SETTINGS.schedules.map((schedule) => ({ ...schedule, id: 'night' }));
    const settings = { ...DEFAULT_SETTINGS, schedules: [...night, ...DEFAULT_SETTINGS.schedules] };
    const catalog = getCatalog(toForm(settings), textsIn('en'));
    expect(findSettings('battery', catalog).map(({ field }) => field)).toEqual(
      expect.arrayContaining(['skip-on-battery-night', 'schedule-night-min-battery']),
    );
  });
});
