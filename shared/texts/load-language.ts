import { addLanguage, isLoaded, type Resources } from './i18n';
import type { Language } from './language';

/** Each in a file of its own, which a window loads when it speaks that language. */
const LOADERS: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ readonly default: Resources }>>> = {
  de: () => import('../../locales/de'),
  es: () => import('../../locales/es'),
  fr: () => import('../../locales/fr'),
  ja: () => import('../../locales/ja'),
  'zh-CN': () => import('../../locales/zh-CN'),
};

/** Loads the texts of a language into a window. Where they cannot be loaded, the window speaks English. */
export async function loadLanguage(language: Language): Promise<void> {
  if (language === 'en' || isLoaded(language)) return;
  try {
    addLanguage(language, (await LOADERS[language]()).default);
  } catch {
    // The file is missing, or the installation was replaced: English is better than nothing.
  }
}
