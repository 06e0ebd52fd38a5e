import type { LetterLanguage } from './letter';
import type { LetterWords } from './letter-words';
import { chinese } from './words/zh-cn';
import { english } from './words/en';
import { german } from './words/de';

const WORDS: Readonly<Record<LetterLanguage, LetterWords>> = {
  en: english,
  de: german,
  'zh-CN': chinese,
};

/** The words of letters in a language. */
export function letterWords(language: LetterLanguage): LetterWords {
  return WORDS[language];
}
