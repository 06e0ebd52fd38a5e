import { formatNear, type TimeStyle } from '../../../shared/texts/format-time';
import type { Texts } from '../../../shared/texts/i18n';
import type { MailboxState } from '../../../shared/mail/mailbox-look';

/** Whether what was found in the mailbox is something to look at; a mail that a filter has moved is not. */
export function isMailboxTroubled(state: MailboxState | null): state is MailboxState {
  return state !== null && (state.kind !== 'found' || state.place === 'junk');
}

/** What was found in the mailbox, and what to do where it is not as it should be. */
export function mailboxSentence(state: MailboxState, now: number, texts: Texts, style: TimeStyle): string {
  switch (state.kind) {
    case 'found': {
      const words = { folder: state.folder, when: formatNear(state.at, now, style) };
      return texts(
        state.place === 'expected' ? 'common:mailbox.seenIn' : `common:mailbox.${state.place}`,
        words,
      );
    }
    case 'missing':
      return texts('common:mailbox.missing');
    case 'failed':
      return texts(`common:mailbox.problem.${state.problem}`);
  }
}

/** What is to be looked at, in a few words beside the name of the channel. */
export function mailboxInShort(state: MailboxState, texts: Texts): string {
  return texts(`common:mailbox.short.${state.kind === 'found' ? 'junk' : state.kind}`);
}
