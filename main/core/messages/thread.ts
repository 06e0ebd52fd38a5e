import type { Message } from '../../../shared/messages/message';

/** A mail that its recipient has received. */
export interface ThreadedMail {
  /** Message-ID of the mail that contained the message. */
  readonly messageId: string;
  readonly data: Message['data'];
}

/** Maximum number of references: RFC 5322 §2.1.1 limits the length of a line, and mail programs need no more. */
const MOST_NAMED = 10;

/**
 * The References of a message that reports the end of a state, oldest first: the mails of its rules since their last
 * recovery. `earlier` are the recipient’s previous mails, newest first. Empty for a message that reports no end.
 */
export function getReferences(
  { data }: Pick<Message, 'data'>,
  earlier: readonly ThreadedMail[],
): readonly string[] {
  const open = new Set(
    (data?.rules ?? []).filter(({ reason }) => reason === 'recovered').map(({ id }) => id),
  );
  const found: string[] = [];
  for (const { messageId, data: told } of earlier) {
    if (open.size === 0) break;
    const rules = (told?.rules ?? []).filter(({ id }) => open.has(id));
    const ended = rules.filter(({ reason }) => reason === 'recovered');
    for (const { id } of ended) open.delete(id);
    if (rules.length > ended.length) found.push(messageId);
  }
  return [...new Set(found)].slice(0, MOST_NAMED).toReversed();
}
