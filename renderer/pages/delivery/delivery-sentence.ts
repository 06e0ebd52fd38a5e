import { formatNear, type TimeStyle } from '../../../shared/format-time';
import { wayOutOf } from '../../../shared/channels/way-out';
import { traitsOf } from '../../../shared/delivery-problems';
import type { ChannelKind } from '../../../shared/channels';
import type { Texts } from '../../../shared/i18n';
import type { ChannelState } from '../../../shared/ipc';

/** The page sentence, why, and the channel whose settings hold the way out, if they do. */
export interface DeliverySentence {
  readonly title: string;
  readonly reason: string;
  readonly settingsOf: ChannelKind | null;
}

/** Whether everything was told, in one sentence; what needs a person comes first. */
export function deliverySentence(
  channels: readonly ChannelState[],
  now: number,
  texts: Texts,
  style: TimeStyle,
): DeliverySentence {
  const sum = (of: 'waiting' | 'blocked' | 'failed') =>
    channels.reduce((total, channel) => total + channel[of], 0);
  const troubled = channels.filter((channel) => channel.problem?.problem != null);

  const blocked = sum('blocked');
  const blocker = troubled.find((channel) => channel.blocked > 0) ?? troubled[0];
  if (blocked > 0 && blocker !== undefined) return inTrouble(blocker, 'blocked', blocked, texts);

  const waiting = sum('waiting');
  const delayer = troubled.find((channel) => channel.waiting > 0);
  if (delayer !== undefined) return inTrouble(delayer, 'waiting', waiting, texts);
  if (blocked + waiting > 0) {
    return calm(
      texts('delivery:sentence.onTheWay', { count: blocked + waiting }),
      texts('delivery:reason.onTheWay'),
    );
  }

  const refused = troubled.find((channel) => channel.problem?.outcome === 'failed');
  if (refused !== undefined) return inTrouble(refused, 'refused', sum('failed'), texts);
  if (channels.every((channel) => !channel.isEnabled)) {
    return calm(texts('delivery:sentence.nobody'), texts('delivery:reason.nobody'));
  }
  const sentAt = Math.max(...channels.map((channel) => channel.lastSentAt ?? 0));
  if (sentAt === 0) return calm(texts('delivery:sentence.nothing'), texts('delivery:reason.nothing'));
  const when = formatNear(sentAt, now, style);
  const failed = sum('failed');
  if (failed === 0) {
    return calm(texts('delivery:sentence.allTold'), texts('delivery:reason.allTold', { when }));
  }
  return calm(
    texts('delivery:sentence.allBut', { count: failed }),
    texts('delivery:reason.allBut', { when }),
  );
}

function calm(title: string, reason: string): DeliverySentence {
  return { title, reason, settingsOf: null };
}

function inTrouble(
  { kind, problem }: ChannelState,
  how: 'blocked' | 'waiting' | 'refused',
  count: number,
  texts: Texts,
): DeliverySentence {
  const why = problem?.problem ?? 'internal';
  const words = { count, problem: texts(`delivery:problem.${why}`) };
  const wayOut = wayOutOf(kind, why, texts);
  return {
    title: texts(`delivery:sentence.${how}`, words),
    reason: how === 'blocked' ? texts('delivery:reason.kept', { problem: wayOut }) : wayOut,
    settingsOf: traitsOf(why).isSolvedInSettings ? kind : null,
  };
}
