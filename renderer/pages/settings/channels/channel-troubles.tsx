import type { ChannelState } from '../../../../shared/ipc';
import { wayOutOf } from '../../../../shared/channels/way-out';
import { mailboxSentence } from '../../../components/mailbox-words';
import { useApp } from '../../../hooks/app-context';
import { useNow } from '../../../hooks/use-now';
import classes from './channels.module.css';

/** What the newest attempt of a channel met, and what was found in its mailbox, each with the other side's words. */
export function ChannelTroubles({ state }: { readonly state: ChannelState | null }) {
  const { texts, style } = useApp();
  const now = useNow();
  const { kind, problem, mailbox } = state ?? { kind: 'mail', problem: null, mailbox: null };
  return (
    <>
      {problem?.problem != null && (
        <Trouble words={wayOutOf(kind, problem.problem, texts)} reply={problem.reply} />
      )}
      {mailbox !== null && (
        <Trouble
          words={mailboxSentence(mailbox, now, texts, style)}
          reply={mailbox.kind === 'failed' ? mailbox.detail : ''}
        />
      )}
    </>
  );
}

function Trouble({ words, reply }: { readonly words: string; readonly reply: string }) {
  return (
    <div className={classes.problem} role="status">
      <p>{words}</p>
      {reply !== '' && <p className={classes.reply}>{reply}</p>}
    </div>
  );
}
