/** What is wrong with a text that is no JSON; the words are in locales/. Persisted. */
export const JSON_PROBLEMS = [
  /** Nothing is written there, or zeros only: a power cut leaves such files. */
  'empty',
  /** JSON has no comments. */
  'comment',
  /** A comma before a closing bracket. */
  'trailing-comma',
  /** A value, a name in double quotes, a comma or a colon is missing here, or something else stands there. */
  'unexpected',
  /** A text is not closed, or holds a line break or an unknown escape. */
  'broken-text',
  /** The file ends before its last bracket. */
  'unfinished',
  /** It is JSON, but not one object. */
  'no-object',
  /** It is not text in UTF-8, or in UTF-16 with a byte-order mark. */
  'encoding',
] as const;
export type JsonProblem = (typeof JSON_PROBLEMS)[number];

/** Where a text stops being JSON: line and column count from 1. */
export interface JsonFault {
  readonly problem: JsonProblem;
  readonly line: number;
  readonly column: number;
}
