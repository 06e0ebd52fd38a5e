import i18next, { type FormatterModule, type TFunction } from 'i18next';
import en from '../../locales/en';
import zhCN from '../../locales/zh-CN';
import { formatNumber } from './format';
import { SPOKEN_LANGUAGES, type Language } from './language';

export { SPOKEN_LANGUAGES, type Language } from './language';

/** Looks up a text by key (`message:title.good`) and fills in its values. */
export type Texts = TFunction<readonly (keyof typeof en)[]>;

const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: valueInWords,
};
const instance = i18next.createInstance().use(formatter);
void instance.init({
  resources: { en, 'zh-CN': zhCN },
  ns: Object.keys(en),
  fallbackLng: 'en',
  supportedLngs: SPOKEN_LANGUAGES,
  interpolation: { escapeValue: false, alwaysFormat: true },
  initAsync: false,
});

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** A value as it stands in a sentence: numbers are grouped; a name in the other direction does not turn what follows. */
function valueInWords(value: unknown, _format?: string, language?: string): string {
  if (typeof value === 'number') return formatNumber(value, language === 'zh-CN' ? 'zh-CN' : 'en', 20);
  const text = String(value);
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

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
