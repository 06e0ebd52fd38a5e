import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { SPOKEN_LANGUAGES } from '../../shared/texts/language';
import { temporaryFolder } from '../testing/folder';
import { readLanguageFiles } from './language-files';

it('a language is read when it is first used', async () => {
  // Tests of the same process share what they load, and others have used this language.
  vi.resetModules();
  const { isLoaded, textsIn } = await import('../../shared/texts/i18n');
  await import('./language-files');
  expect(isLoaded('zh-CN')).toBe(false);
  expect(textsIn('zh-CN')('common:page.settings')).toBe('设置');
  expect(isLoaded('zh-CN')).toBe(true);
});

it('every language is found', () => {
  expect(SPOKEN_LANGUAGES.filter((language) => readLanguageFiles(language) === null)).toEqual([]);
});

it('a language whose files are missing or broken is not there', () => {
  const folder = temporaryFolder();
  expect(readLanguageFiles('zh-CN', folder)).toBeNull();
  mkdirSync(join(folder, 'zh-CN'));
  writeFileSync(join(folder, 'zh-CN', 'channels.json'), '{"mail":');
  expect(readLanguageFiles('zh-CN', folder)).toBeNull();
});
