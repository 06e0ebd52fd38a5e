import { kept } from '../../../shared/kept';
import type { Language } from '../../../shared/texts/i18n';

/** The words for days and months in a language and in English, as the system knows them. */
export interface WordsOfTime {
  /** How many days ago a word means (`yesterday`: 1); null for any other. */
  readonly daysBack: (word: string) => number | null;
  /** Sunday is 0; null for any other word. */
  readonly weekday: (word: string) => number | null;
  /** January is 1; null for any other word. */
  readonly month: (word: string) => number | null;
  /** Whether the language writes the month before the day in figures. */
  readonly isMonthFirst: boolean;
}

/** So many letters of a word are enough to mean it. */
const ENOUGH = 3;
/** A Sunday in January. */
const SUNDAY = Date.UTC(2026, 0, 4);

type Named = readonly (readonly [name: string, value: number])[];

const known = new Map<Language, WordsOfTime>();

/** Words for days and months of a language. */
export function wordsOfTime(language: Language): WordsOfTime {
  return kept(known, language, () => {
    const languages = [...new Set<string>([language, 'en'])];
    const days = languages.flatMap(namesOfDays);
    const weekdays = languages.flatMap(namesOfWeekdays);
    const months = languages.flatMap(namesOfMonths);
    return {
      daysBack: (word) => find(word, days),
      weekday: (word) => find(word, weekdays),
      month: (word) => find(word, months),
      isMonthFirst: isMonthFirst(language),
    };
  });
}

function find(word: string, names: Named): number | null {
  const wanted = plain(word);
  const exact = names.find(([name]) => name === wanted);
  if (exact !== undefined) return exact[1];
  if (wanted.length < ENOUGH) return null;
  const begun = new Set(names.filter(([name]) => name.startsWith(wanted)).map(([, value]) => value));
  // A beginning that two words share means neither.
  return begun.size === 1 ? ([...begun][0] ?? null) : null;
}

function namesOfDays(language: string): Named {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return [0, 1, 2]
    .map((back) => [plain(relative.format(-back, 'day')), back] as const)
    .filter(([name]) => !/\d/.test(name));
}

function namesOfWeekdays(language: string): Named {
  return (['long', 'short'] as const).flatMap((weekday) => {
    const formatter = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
    return [0, 1, 2, 3, 4, 5, 6].map(
      (day) => [plain(formatter.format(SUNDAY + day * 86_400_000)), day] as const,
    );
  });
}

/** Some languages bend the name of a month beside a day. */
function namesOfMonths(language: string): Named {
  const forms = (['long', 'short'] as const).flatMap((month) => [
    new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }),
    new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' }),
  ]);
  return forms
    .flatMap((formatter) =>
      Array.from({ length: 12 }, (_, index) => {
        const parts = formatter.formatToParts(Date.UTC(2026, index, 1));
        const name = parts.find(({ type }) => type === 'month')?.value ?? '';
        return [plain(name), index + 1] as const;
      }),
    )
    .filter(([name]) => !/\d/.test(name));
}

function isMonthFirst(language: string): boolean {
  const parts = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'numeric' }).formatToParts(SUNDAY);
  return parts.find(({ type }) => type === 'day' || type === 'month')?.type === 'month';
}

/** Without case, accents and the dot of an abbreviation, with a straight apostrophe. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}.]/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .trim();
}
