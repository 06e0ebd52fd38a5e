import { expect, it } from 'vitest';
import { addLanguage, isLoaded, readLanguagesFrom, textsIn } from './i18n';
import { loadLanguage } from './load-language';

it('a window speaks English until the texts of its language are loaded', async () => {
  readLanguagesFrom(() => null);
  const texts = textsIn('zh-CN');
  expect(isLoaded('zh-CN')).toBe(false);
  expect(texts('common:page.settings')).toBe('Settings');
  await loadLanguage('zh-CN');
  expect(isLoaded('zh-CN')).toBe(true);
  expect(texts('common:page.settings')).toBe('设置');
  addLanguage('zh-CN', { common: { page: { settings: 'other' } } });
  expect(texts('common:page.settings')).toBe('设置');
});
