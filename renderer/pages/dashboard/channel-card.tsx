import type { ChannelState } from '../../../shared/ipc';
import type { Tone } from '../../../shared/message';
import { Card } from '../../components/card';
import { FactRow } from '../../components/fact-row';
import { isMailboxTroubled, mailboxInShort } from '../../components/mailbox-words';
import { proofInWords } from '../../components/proof-words';
import { TextButton } from '../../components/text-button';
import { useApp } from '../../hooks/app-context';

/** Whether everything was told: one line for each channel. */
export function ChannelCard({ now }: { readonly now: number }) {
  const { state, settings, texts, go } = useApp();
  const { mail } = settings.channels;
  const isNobody = state.channels.every((channel) => !channel.isEnabled);
  const sum = (of: 'waiting' | 'blocked') =>
    state.channels.reduce((total, channel) => total + channel[of], 0);
  const waiting = sum('waiting');
  const blocked = sum('blocked');
  const note = isNobody
    ? texts('dashboard:delivery.noChannel')
    : blocked > 0
      ? texts('dashboard:delivery.blocked', { count: blocked })
      : waiting > 0
        ? texts('dashboard:delivery.waiting', { count: waiting })
        : texts(
            state.channels.every((channel) => channel.lastSentAt === null)
              ? 'dashboard:delivery.nothingYet'
              : 'dashboard:delivery.allTold',
          );
  return (
    <Card
      title={texts('dashboard:delivery.title')}
      note={note}
      actions={
        <TextButton onClick={() => go({ page: 'delivery' })}>{texts('dashboard:delivery.open')}</TextButton>
      }
    >
      <ul>
        {state.channels.filter(isShown).map((channel) => (
          <FactRow
            key={channel.kind}
            tone={toneOf(channel)}
            words={
              channel.kind === 'mail' && mail.to.length > 0
                ? `${texts('common:channel.mail')} · ${mail.to.join(texts('common:list.separator'))}`
                : texts(`common:channel.${channel.kind}`)
            }
            aside={<ChannelWords channel={channel} now={now} />}
          />
        ))}
      </ul>
    </Card>
  );
}

/** Those that are used, and the two that are there for everybody. */
function isShown({ kind, isEnabled }: ChannelState): boolean {
  return isEnabled || kind === 'mail' || kind === 'desktop';
}

function ChannelWords({ channel, now }: { readonly channel: ChannelState; readonly now: number }) {
  const { texts, style, go } = useApp();
  const { kind, isEnabled, waiting, blocked, problem, proof, mailbox } = channel;
  const setUp = (
    <TextButton onClick={() => go({ page: 'settings', section: 'channels', channel: kind })}>
      {texts('dashboard:delivery.setUp')}
    </TextButton>
  );
  if (!isEnabled) {
    return (
      <>
        {texts('dashboard:delivery.off')} · {setUp}
      </>
    );
  }
  if (problem?.problem != null) {
    const words = texts(`delivery:problem.${problem.problem}`);
    const count = waiting + blocked;
    return count === 0 ? words : texts('dashboard:delivery.failing', { waiting: count, problem: words });
  }
  if (isMailboxTroubled(mailbox)) return mailboxInShort(mailbox, texts);
  return proofInWords(proof, now, texts, style).words;
}

function toneOf({ isEnabled, blocked, problem, proof, mailbox }: ChannelState): Tone {
  if (!isEnabled) return 'neutral';
  if (blocked > 0) return 'bad';
  if (problem !== null || isMailboxTroubled(mailbox)) return 'warning';
  if (proof === null || proof.level === 'queued') return 'neutral';
  return proof.isStale ? 'warning' : 'good';
}
