import { useState } from 'react';
import { bridge } from '../../bridge';
import type { ChannelKind } from '../../../shared/channels';
import { getRemedy } from '../../../shared/channels/remedy';
import { getAddressee, findProblem, describeStanding, getTone } from '../../components/message/message-words';
import { TechnicalDetail } from '../../components/notice/technical-detail';
import { TextButton } from '../../components/inputs/text-button';
import { ToneDot } from '../../components/tone-dot';
import { useApp } from '../../hooks/app-context';
import { useEntries } from '../../hooks/use-entries';
import { useNow } from '../../hooks/use-now';
import classes from './test-row.module.css';

interface TestFollowProps {
  readonly ids: readonly string[];
  readonly channel: ChannelKind;
}

/** Follows test messages to their readers: state, the server's answer, and the way out of a problem. */
export function TestFollow({ ids, channel }: TestFollowProps) {
  const { texts, style } = useApp();
  const now = useNow(2_000);
  const entries = useEntries(ids);
  if (entries.length === 0) return <p>{texts('settings:test.queued')}</p>;
  const isSent = entries.some((entry) => entry.state === 'sent');
  return (
    <>
      <ul>
        {entries.map((entry) => {
          const last = entry.attempts[entry.attempts.length - 1];
          const problem = findProblem(entry);
          return (
            <li key={entry.id}>
              <ToneDot tone={getTone(entry)} />
              <span>
                {getAddressee(entry, texts)}: {describeStanding(entry, now, texts, style)}
              </span>
              {problem !== null && (
                <p className={classes.remedy}>{getRemedy(entry.channel, problem, texts)}</p>
              )}
              {last !== undefined && (
                <div className={classes.reply}>
                  <TechnicalDetail text={last.reply} isOpen={last.outcome === 'accepted'} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {isSent && <Confirm channel={channel} />}
    </>
  );
}

/** The strongest proof: a person says that the message is there. */
function Confirm({ channel }: { readonly channel: ChannelKind }) {
  const { texts } = useApp();
  const [isConfirmed, setConfirmed] = useState(false);
  if (isConfirmed) return <p role="status">{texts('settings:test.confirmed')}</p>;
  const confirm = () => void bridge.channelConfirm(channel).then(setConfirmed);
  return <TextButton onClick={confirm}>{texts('settings:test.arrived')}</TextButton>;
}
