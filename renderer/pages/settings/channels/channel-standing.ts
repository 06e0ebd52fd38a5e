import type { ChannelKind } from '../../../../shared/channels';
import { findMissing } from '../../../../shared/channels/completeness';
import { getLabel } from '../../../../shared/channels/words';
import type { TimeStyle } from '../../../../shared/texts/format-time';
import type { Texts } from '../../../../shared/texts/i18n';
import type { ChannelState } from '../../../../shared/ipc';
import type { Tone } from '../../../../shared/messages/message';
import { isMailboxTroubled, mailboxInShort } from '../../../components/message/mailbox-words';
import { proofInWords, type ComingTests } from '../../../components/message/proof-words';
import { getValues, type ChannelForm } from './channels-form';

export interface Standing {
  readonly tone: Tone;
  readonly words: string;
}

/** Where a channel stands as it is entered: off, what it still needs, its newest problem, or what proves that it works. */
export function describeStanding(
  kind: ChannelKind,
  form: ChannelForm,
  known: {
    readonly isStored: (secret: string) => boolean;
    /** Null where the application has not told yet. */
    readonly state: ChannelState | null;
    readonly coming: ComingTests;
  },
  { texts, now, style }: { readonly texts: Texts; readonly now: number; readonly style: TimeStyle },
): Standing {
  if (form['isEnabled'] !== true) return { tone: 'neutral', words: texts('settings:channel.off') };
  const missing = findMissing(kind, getValues(kind, form), known.isStored);
  if (missing.length > 0) {
    const names = missing.map((name) => getLabel(texts, kind, name)).join(texts('common:list.separator'));
    return { tone: 'warning', words: texts('settings:channel.missing', { names }) };
  }
  const { state } = known;
  if (state?.isEnabled !== true) return { tone: 'neutral', words: texts('settings:channel.afterSaving') };
  if (state.problem?.problem != null) {
    const tone = state.blocked + state.failed > 0 ? 'bad' : 'warning';
    return { tone, words: texts(`delivery:problem.${state.problem.problem}`) };
  }
  if (isMailboxTroubled(state.mailbox)) {
    return { tone: 'warning', words: mailboxInShort(state.mailbox, texts) };
  }
  return proofInWords(state, now, known.coming, texts, style);
}
