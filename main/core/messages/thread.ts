import type { Message } from '../../../shared/messages/message';

/** A mail that a reader has, as a thread sees it. */
export interface ThreadedMail {
  /** Of the mail that brought it to the reader. */
  readonly messageId: string;
  readonly data: Message['data'];
}

/** So many mails are named at most: RFC 5322 §2.1.1 limits a line, and mail programs need no more. */
const MOST_NAMED = 10;

/**
 * The mails that told of what a message says is over, oldest first: those of its rules since the rule recovered last.
 * `earlier` are the reader's mails before it, newest first. Empty for a message that says of nothing that it is over.
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
