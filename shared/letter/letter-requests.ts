import type {
  LetterFactsAnswer,
  LetterFile,
  LetterMail,
  LetterMailed,
  LetterSaved,
  LetterSubject,
} from './letter';

/** What the window asks for letters to the provider. */
export interface LetterRequests {
  /** What a letter can say of a period. */
  'letter:facts': { args: [subject: LetterSubject]; answer: LetterFactsAnswer };
  /** Saves a letter where the person wants it. */
  'letter:save': { args: [letter: LetterFile]; answer: LetterSaved };
  /** Opens the program for mail with a letter. Nothing is sent. */
  'letter:mail': { args: [mail: LetterMail]; answer: LetterMailed };
}
