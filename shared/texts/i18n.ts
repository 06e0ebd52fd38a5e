import i18next, { type FormatterModule, type TFunction } from 'i18next';
import en from '../../locales/en';
import { formatNumber } from './format';
import { isLanguage, SPOKEN_LANGUAGES, type Language } from './language';

export { resolveLanguage, SPOKEN_LANGUAGES, type Language } from './language';

/** Looks up a text by key (`message:title.good`) and fills in its values. */
export type Texts = TFunction<readonly (keyof typeof en)[]>;

/** The texts of a language by namespace, as its folder in locales/ holds them. */
export type Resources = Readonly<Record<string, object>>;

const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: valueInWords,
};
const instance = i18next.createInstance().use(formatter);
void instance.init({
  resources: { en },
  ns: Object.keys(en),
  fallbackLng: 'en',
  supportedLngs: SPOKEN_LANGUAGES,
  interpolation: { escapeValue: false, alwaysFormat: true },
  initAsync: false,
});

/** English is there from the start; the others are added when they are used. */
const loaded = new Set<Language>(['en']);
let readLanguage: (language: Language) => Resources | null = () => null;

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** A value as it stands in a sentence: numbers are grouped; a name in the other direction does not turn what follows. */
function valueInWords(value: unknown, _format?: string, language?: string): string {
  if (typeof value === 'number') return formatNumber(value, isLanguage(language) ? language : 'en', 20);
  const text = String(value);
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/**
 * Where a process that reads files finds languages other than English, at once and when they are first used. The source
 * answers null where the texts cannot be read: they are English then.
 */
export function readLanguagesFrom(source: (language: Language) => Resources | null): void {
  readLanguage = source;
}

/** Adds the texts of a language; done again, it changes nothing. */
export function addLanguage(language: Language, resources: Resources): void {
  if (loaded.has(language)) return;
  for (const [namespace, texts] of Object.entries(resources)) {
    instance.addResourceBundle(language, namespace, texts);
  }
  loaded.add(language);
}

export function isLoaded(language: Language): boolean {
  return loaded.has(language);
}

/** The texts of one language; those in English while the language is not there. */
export function textsIn(language: Language): Texts {
  if (!loaded.has(language)) {
    const resources = readLanguage(language);
    if (resources !== null) addLanguage(language, resources);
  }
  return instance.getFixedT(language);
}
