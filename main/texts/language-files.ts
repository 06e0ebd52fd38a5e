import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import en from '../../locales/en';
import { readLanguagesFrom, type Resources } from '../../shared/texts/i18n';
import type { Language } from '../../shared/texts/language';

/** Of the package as of the repository: this file, and what is built from it, lie two folders deep. */
const LOCALES = join(dirname(fileURLToPath(import.meta.url)), '../../locales');

/** The texts of a language from its folder; null where a file is missing or cannot be read. */
export function readLanguageFiles(language: Language, folder = LOCALES): Resources | null {
  try {
    return Object.fromEntries(
      Object.keys(en).map((namespace) => {
        const text = readFileSync(join(folder, language, `${namespace}.json`), 'utf8');
        return [namespace, JSON.parse(text) as object];
      }),
    );
  } catch {
    // An installation that is being replaced: messages go out in English.
    return null;
  }
}

// Imported for this: from here on, each language that is used is read.
readLanguagesFrom(readLanguageFiles);
