import type { ChannelState } from '../../../shared/ipc';
import { getCounts, futuresInBrief } from '../../../shared/messages/message-future';
import type { Tone } from '../../../shared/messages/message';
import { Card } from '../../components/card';
import { FactRow } from '../../components/fact-row';
import { isMailboxTroubled, mailboxInShort } from '../../components/message/mailbox-words';
import { proofInWords } from '../../components/message/proof-words';
import { TextButton } from '../../components/inputs/text-button';
import { useApp } from '../../hooks/app-context';

/** Whether everything was told: one line for each channel. */
export function ChannelCard({ now }: { readonly now: number }) {
  const { state, settings, texts, go } = useApp();
  const { mail } = settings.channels;
  const isNobody = state.channels.every((channel) => !channel.isEnabled);
  const used = state.channels.filter(isShown);
  const undelivered = futuresInBrief(getCounts(used), texts);
  const isNew = state.channels.every((channel) => channel.lastSentAt === null);
  const calm = texts(isNew ? 'dashboard:delivery.nothingYet' : 'dashboard:delivery.allTold');
  const note = isNobody ? texts('dashboard:delivery.noChannel') : undelivered === '' ? calm : undelivered;
  return (
    <Card
      title={texts('dashboard:delivery.title')}
      note={note}
      actions={
        <TextButton onClick={() => go({ page: 'delivery' })}>{texts('dashboard:delivery.open')}</TextButton>
      }
    >
      <ul>
        {used.map((channel) => (
          <FactRow
            key={channel.kind}
            tone={getTone(channel)}
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
  const { state, texts, style, go } = useApp();
  const { kind, isEnabled, problem, mailbox } = channel;
  const setUp = (
    <TextButton onClick={() => go({ page: 'settings', section: 'channels', channel: kind, isSetUp: true })}>
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
    return [futuresInBrief(getCounts([channel]), texts), texts(`delivery:problem.${problem.problem}`)].join(
      ' · ',
    );
  }
  if (isMailboxTroubled(mailbox)) return mailboxInShort(mailbox, texts);
  return proofInWords(channel, now, state, texts, style).words;
}

function getTone({ isEnabled, blocked, failed, problem, proof, mailbox }: ChannelState): Tone {
  if (!isEnabled) return 'neutral';
  if (blocked + failed > 0) return 'bad';
  if (problem !== null || isMailboxTroubled(mailbox)) return 'warning';
  if (proof === null || proof.level === 'queued') return 'neutral';
  return proof.isStale ? 'warning' : 'good';
}
