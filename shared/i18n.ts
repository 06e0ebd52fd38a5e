import i18next, { type TFunction } from 'i18next';
import en from '../locales/en';
import zhCN from '../locales/zh-CN';

/** Languages that Linewatch speaks. */
export const SPOKEN_LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof SPOKEN_LANGUAGES)[number];

/** Looks up a text by key (`message:title.good`) and fills in its values. */
export type Texts = TFunction<readonly (keyof typeof en)[]>;

const instance = i18next.createInstance();
void instance.init({
  resources: { en, 'zh-CN': zhCN },
  ns: Object.keys(en),
  fallbackLng: 'en',
  supportedLngs: SPOKEN_LANGUAGES,
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** The texts of one language. */
export function textsIn(language: Language): Texts {
  return instance.getFixedT(language);
}

/** The language to speak: the user's choice, or the best match of what the system prefers. */
export function resolveLanguage(choice: 'system' | Language, systemTags: readonly string[]): Language {
  if (choice !== 'system') return choice;
  for (const tag of systemTags) {
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}
