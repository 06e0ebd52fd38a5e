import { beforeEach, expect, it, vi } from 'vitest';

// Tests of the same process share what they load, and others have loaded languages.
beforeEach(() => vi.resetModules());

it('a window speaks English until the texts of its language are loaded', async () => {
  const { addLanguage, isLoaded, readLanguagesFrom, textsIn } = await import('./i18n');
  const { loadLanguage } = await import('./load-language');
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
