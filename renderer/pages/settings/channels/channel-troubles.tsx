import type { ChannelState } from '../../../../shared/ipc';
import { getRemedy } from '../../../../shared/channels/remedy';
import { mailboxSentence } from '../../../components/message/mailbox-words';
import { TechnicalDetail } from '../../../components/notice/technical-detail';
import { useApp } from '../../../hooks/app-context';
import { useNow } from '../../../hooks/use-now';
import classes from './channels.module.css';

interface ChannelTroublesProps {
  readonly state: ChannelState | null;
  /** The way out of the newest attempt's problem stands beside the field that it is about. */
  readonly isSaidBeside: boolean;
}

/** What the newest attempt of a channel met, and what was found in its mailbox, each with the other side's words. */
export function ChannelTroubles({ state, isSaidBeside }: ChannelTroublesProps) {
  const { texts, style } = useApp();
  const now = useNow();
  const { kind, problem, mailbox } = state ?? { kind: 'mail', problem: null, mailbox: null };
  return (
    <>
      {problem?.problem != null && (
        <Trouble words={isSaidBeside ? '' : getRemedy(kind, problem.problem, texts)} reply={problem.reply} />
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
  if (words === '' && reply === '') return null;
  return (
    <div className={classes.problem} role="status">
      {words !== '' && <p>{words}</p>}
      <TechnicalDetail text={reply} isOpen={words === ''} />
    </div>
  );
}
