import type { PlanFigure } from '../rules/rules';
import type { Direction } from '../report/report';

export interface DayParts {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
}

export type LengthUnit = 'days' | 'hours' | 'minutes' | 'seconds' | 'milliseconds';

/**
 * The words of letters in one language. Texts get numbers, dates and lengths as they are written in it; counts come beside
 * as numbers where the words depend on them.
 */
export interface LetterWords {
  /** For Intl: decimal marks and groups of digits. */
  readonly locale: string;
  /** Between the figures of a list within a line. */
  readonly separator: string;
  readonly date: (day: DayParts) => string;
  readonly length: Readonly<Record<LengthUnit, (value: string) => string>>;
  readonly percent: (value: string) => string;
  readonly direction: Readonly<Record<Direction, string>>;
  readonly figure: Readonly<Record<PlanFigure, string>>;

  readonly customerNumber: (number: string) => string;
  readonly contractNumber: (number: string) => string;
  /** The subject by what the figures say of the line. */
  readonly subject: Readonly<Record<'below' | 'outages' | 'both' | 'neither', string>>;
  readonly subjectWith: (subject: string, contractNumber: string) => string;
  readonly salutation: string;
  readonly measured: (period: {
    readonly from: string;
    readonly to: string;
    readonly zone: string;
    readonly network: string | null;
  }) => string;
  readonly finding: Readonly<Record<'below' | 'outages' | 'both' | 'neither', string>>;

  readonly promisedTitle: string;
  readonly measuredTitle: string;
  readonly noTests: string;
  readonly labelled: (label: string, value: string) => string;
  readonly promised: (figure: string, value: string) => string;
  readonly median: (values: {
    readonly direction: string;
    readonly median: string;
    readonly lowest: string;
    readonly highest: string;
    readonly tests: number;
    readonly testsText: string;
    /** Days with tests, and how many that is; null where it is not known. */
    readonly days: { readonly count: number; readonly text: string } | null;
  }) => string;
  readonly below: (values: {
    readonly direction: string;
    readonly figure: string;
    readonly promised: string;
    readonly below: string;
    readonly tests: string;
    /** `92 %`; null where it rounds to nothing. */
    readonly share: string | null;
  }) => string;
  readonly daysBelow: (values: {
    readonly direction: string;
    readonly figure: string;
    readonly days: string;
    readonly allDays: string;
  }) => string;
  readonly worstHours: (hours: string) => string;
  readonly hour: (from: string, to: string, median: string) => string;
  readonly failed: (failed: string, tests: string) => string;
  readonly cable: (cable: string, tests: string) => string;

  readonly outagesTitle: string;
  readonly outages: (values: {
    readonly count: number;
    readonly countText: string;
    readonly together: string;
    readonly longest: string;
    /** Of an outage nobody saw the end: it may have been longer, and the longest. */
    readonly isAtLeast: boolean;
    readonly watched: string;
  }) => string;
  readonly outage: (values: {
    readonly date: string;
    readonly time: string;
    readonly length: string;
    readonly isAtLeast: boolean;
  }) => string;
  readonly moreOutages: (count: number) => string;
  /** `isFurther`: the letter has spoken of other outages before. */
  readonly unplacedOutages: (count: number, isFurther: boolean) => string;

  readonly askTitle: string;
  readonly repair: (by: string) => string;
  readonly reduction: string;
  readonly termination: (by: string | null) => string;
  /** What the law of the country says, and what counts as proof there; null where no country goes with the language. */
  readonly law: string | null;
  readonly notCertified: string;
  readonly answer: string;
  readonly enclosuresTitle: string;
  readonly enclosure: (from: string, to: string) => string;
  readonly seal: (number: string, date: string, hash: string) => string;
  readonly closing: string;
}
