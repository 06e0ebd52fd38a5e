import { textsIn } from '../../shared/texts/i18n';

/**
 * Why Linewatch does not start on a data folder; the words are in locales/. Each leaves every file as it was found.
 */
export type StartProblem =
  /** The path of the folder is a file, or goes through one. */
  | 'not-a-folder'
  | 'not-permitted'
  /** Its files belong to another account: `owner` is that account's number. */
  | 'owned-by-another'
  | 'read-only'
  | 'full'
  | 'missing'
  /** A link, whose target `detail` is not there. */
  | 'link-to-nothing'
  | 'input-output'
  /** Another process of Linewatch uses the folder. */
  | 'in-use'
  /** A file was written by a newer version. */
  | 'newer'
  /** The settings cannot be read, and what was asked for needs them. */
  | 'settings-unreadable'
  | 'other';

export interface RefusalParts {
  readonly problem: StartProblem;
  /** The file or folder that it is about. */
  readonly path: string;
  /** In the system's words, or a version; may be empty. */
  readonly detail?: string;
}

/**
 * Thrown while Linewatch starts, and caught once, in app.ts, which says it to the user in their language; its message
 * is for the log. It is no fault of the
 * program: a person must change something before Linewatch can work on this folder.
 */
export class StartRefusal extends Error {
  readonly problem: StartProblem;
  readonly path: string;
  readonly detail: string;

  constructor({ problem, path, detail = '' }: RefusalParts, options?: ErrorOptions) {
    super(textsIn('en')(`start:refusal.${problem}`, { path, detail }), options);
    this.problem = problem;
    this.path = path;
    this.detail = detail;
  }
}
