import { blamedField, getRemedy } from '../../../../shared/channels/remedy';
import type { Texts } from '../../../../shared/texts/i18n';
import type { ChannelState } from '../../../../shared/ipc';
import { blamedMailboxField } from '../../../../shared/mail/mailbox-look';

/** What is said beside the fields of a channel that cause its troubles, by their names. */
export function getBlames(
  state: ChannelState | null,
  settings: Readonly<Record<string, unknown>>,
  texts: Texts,
): ReadonlyMap<string, string> {
  const blames = new Map<string, string>();
  const mailbox = state?.mailbox ?? null;
  if (mailbox?.kind === 'failed') {
    const field = blamedMailboxField(mailbox);
    if (field !== null) blames.set(field, texts(`common:mailbox.problem.${mailbox.problem}`));
  }
  const problem = state?.problem?.problem ?? null;
  if (state !== null && problem !== null) {
    const field = blamedField(state.kind, problem, settings);
    if (field !== null) blames.set(field, getRemedy(state.kind, problem, texts));
  }
  return blames;
}
