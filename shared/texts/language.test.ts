import { expect, it } from 'vitest';
import { LANGUAGE_NAMES, resolveLanguage, SPOKEN_LANGUAGES } from './language';

it('the language is the one that the user chose', () => {
  expect(resolveLanguage('zh-CN', ['en-US'])).toBe('zh-CN');
  expect(resolveLanguage('en', ['zh-CN'])).toBe('en');
});

it.each([
  [['zh-TW', 'en-US'], 'zh-CN'],
  [['zh'], 'zh-CN'],
  [['zh_CN.UTF-8'], 'zh-CN'],
  [['EN-us', 'zh-CN'], 'en'],
  [['es-419', 'en'], 'es'],
  [['ja_JP.UTF-8'], 'ja'],
  [['tlh', 'zh-Hant-HK', 'en'], 'zh-CN'],
  [['zha', 'pt-BR'], 'en'],
  [['', 'C', 'POSIX'], 'en'],
  [[], 'en'],
] as const)('a system that prefers %j is spoken to in %s', (tags, language) => {
  expect(resolveLanguage('system', tags)).toBe(language);
});

it('each language has a name, and is resolved to itself', () => {
  for (const language of SPOKEN_LANGUAGES) {
    expect(LANGUAGE_NAMES[language]).not.toBe('');
    expect(resolveLanguage('system', [language])).toBe(language);
    expect(Intl.DateTimeFormat.supportedLocalesOf(language)).toEqual([language]);
  }
});
