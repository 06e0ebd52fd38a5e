/** Languages that Linewatch speaks, by their codes of BCP 47: the folders of locales/, in the order of the window's choice. */
export const SPOKEN_LANGUAGES = ['en', 'de', 'es', 'fr', 'ja', 'zh-CN'] as const;
export type Language = (typeof SPOKEN_LANGUAGES)[number];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  ja: '日本語',
  'zh-CN': '简体中文',
};

/** Writing systems that set no space between sentences, or before a percent sign. */
const WITHOUT_SPACES = /^(?:ja|zh)\b/;

export function isLanguage(code: string | undefined): code is Language {
  return SPOKEN_LANGUAGES.some((known) => known === code);
}

/** Whether words, sentences and signs stand apart in a language. */
export function hasSpaces(language: Language): boolean {
  return !WITHOUT_SPACES.test(language);
}

/**
 * The language to speak: the user's choice, or the best match of what the system prefers, in its order. A variety of a
 * spoken language (`de-AT`, `zh-TW`) is that language; English where nothing fits.
 */
export function resolveLanguage(choice: 'system' | Language, systemTags: readonly string[]): Language {
  if (choice !== 'system') return choice;
  for (const tag of systemTags) {
    const found = SPOKEN_LANGUAGES.find((language) => mainSubtag(language) === mainSubtag(tag));
    if (found !== undefined) return found;
  }
  return 'en';
}

/** The language of a tag without region, script and encoding: `de` of `de-AT` and of `de_AT.UTF-8`. */
function mainSubtag(tag: string): string {
  return /^[a-z]*/i.exec(tag)?.[0].toLowerCase() ?? '';
}
