import { formatNear, type TimeStyle } from '../../../shared/format-time';
import type { Texts } from '../../../shared/i18n';
import type { ChannelState } from '../../../shared/ipc';

/** Whether everything was told, in one sentence; what needs a person comes first. */
export function deliverySentence(
  channels: readonly ChannelState[],
  now: number,
  texts: Texts,
  style: TimeStyle,
): { readonly title: string; readonly reason: string } {
  const sum = (of: 'waiting' | 'blocked' | 'failed') =>
    channels.reduce((total, channel) => total + channel[of], 0);
  const problem = channels.find((channel) => channel.problem?.problem != null)?.problem?.problem ?? null;
  const why = problem === null ? texts('delivery:reason.plain') : texts(`delivery:wayOut.${problem}`);
  if (sum('blocked') > 0)
    return { title: texts('delivery:sentence.blocked', { count: sum('blocked') }), reason: why };
  if (sum('waiting') > 0)
    return { title: texts('delivery:sentence.waiting', { count: sum('waiting') }), reason: why };
  if (channels.every((channel) => !channel.isEnabled)) {
    return { title: texts('delivery:sentence.nobody'), reason: texts('delivery:reason.nobody') };
  }
  const sentAt = Math.max(...channels.map((channel) => channel.lastSentAt ?? 0));
  if (sentAt === 0)
    return { title: texts('delivery:sentence.nothing'), reason: texts('delivery:reason.nothing') };
  const when = formatNear(sentAt, now, style);
  return {
    title: texts('delivery:sentence.allTold'),
    reason:
      sum('failed') > 0
        ? texts('delivery:reason.failed', { count: sum('failed'), when })
        : texts('delivery:reason.allTold', { when }),
  };
}
