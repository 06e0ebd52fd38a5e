import { z } from 'zod';
import {
  MAILBOX_PROBLEMS,
  MAIL_PLACES,
  type MailboxFinding,
  type MailboxState,
} from '../../../shared/mail/mailbox-look';
import type { Clock } from '../../core/ports';
import { readMetaJson, writeMeta } from '../meta';
import type { Database } from '../sqlite';

const KEY = 'mailbox';

const at = z.number();
const circumstances = z.string();
const schema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found'), place: z.enum(MAIL_PLACES), folder: z.string(), at, circumstances }),
  z.object({ kind: z.literal('missing'), at, circumstances }),
  z.object({
    kind: z.literal('failed'),
    problem: z.enum(MAILBOX_PROBLEMS),
    detail: z.string(),
    at,
    circumstances,
  }),
  /** Nothing was found yet, since a secret has changed. */
  z.object({ kind: z.literal('none'), at, circumstances }),
]);

export interface MailboxRecordDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** A text that changes with the settings of the mail account; null where no mailbox is named. */
  readonly circumstances: () => string | null;
}

/** The newest finding about the mailbox. It holds for the settings under which it was made. */
export class MailboxRecord {
  readonly #deps: MailboxRecordDeps;

  constructor(deps: MailboxRecordDeps) {
    this.#deps = deps;
  }

  write(finding: MailboxFinding): void {
    this.#put(finding);
  }

  /** Whatever was found was found with another password. */
  forget(): void {
    this.#put({ kind: 'none' });
  }

  /** Null where nothing was looked for under the settings as they are. */
  read(): MailboxState | null {
    const found = readMetaJson(this.#deps.database, KEY, schema);
    if (found === null || found.kind === 'none') return null;
    const { circumstances: under, ...state } = found;
    return under === this.#deps.circumstances() ? state : null;
  }

  #put(finding: MailboxFinding | { readonly kind: 'none' }): void {
    const { database, clock, circumstances: now } = this.#deps;
    const record = { ...finding, at: clock.now(), circumstances: now() ?? '' };
    writeMeta(database, KEY, JSON.stringify(record));
  }
}
