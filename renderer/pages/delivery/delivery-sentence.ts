import { formatNear, type TimeStyle } from '../../../shared/texts/format-time';
import { getRemedy } from '../../../shared/channels/remedy';
import { getTraits } from '../../../shared/messages/delivery-problems';
import { highest } from '../../../shared/extremes';
import type { ChannelKind } from '../../../shared/channels';
import type { Texts } from '../../../shared/texts/i18n';
import type { ChannelState } from '../../../shared/ipc';
import { joinSentences } from '../../../shared/texts/format';
import { getCounts, futuresInWords } from '../../../shared/messages/message-future';

/** The page sentence, why, and the channel whose settings hold the way out, if they do. */
export interface DeliverySentence {
  readonly title: string;
  readonly reason: string;
  readonly settingsChannel: ChannelKind | null;
}

/** Whether everything was told, in one sentence; what needs a person comes first. */
export function deliverySentence(
  channels: readonly ChannelState[],
  now: number,
  texts: Texts,
  style: TimeStyle,
): DeliverySentence {
  const sum = (of: 'waiting' | 'blocked' | 'failed' | 'held' | 'setAside') =>
    channels.reduce((total, channel) => total + channel[of], 0);
  const say = (title: string, reasons: readonly string[], settingsChannel: ChannelKind | null = null) => ({
    title,
    settingsChannel,
    reason: joinSentences([...reasons, ...futuresInWords(getCounts(channels), texts)], style.language),
  });
  const inTrouble = (how: 'blocked' | 'waiting' | 'refused', count: number, all: readonly ChannelState[]) => {
    const [first, ...others] = all.flatMap(({ kind, problem }) =>
      problem?.problem == null ? [] : [{ kind, why: problem.problem }],
    );
    if (first === undefined) return say(texts(`delivery:sentence.${how}Unknown`, { count }), []);
    const { kind, why } = first;
    if (others.some((other) => other.why !== why)) {
      const each = [first, ...others].map((one) =>
        texts('delivery:reason.ofChannel', {
          channel: texts(`common:channel.${one.kind}`),
          problem: texts(`delivery:problem.${one.why}`),
        }),
      );
      return say(texts(`delivery:sentence.${how}Unknown`, { count }), each);
    }
    const title = texts(`delivery:sentence.${how}`, { count, problem: texts(`delivery:problem.${why}`) });
    const settingsChannel = getTraits(why).isSolvedInSettings ? kind : null;
    const kept = how === 'blocked' ? [texts('delivery:reason.kept')] : [];
    return say(title, [getRemedy(kind, why, texts), ...kept], settingsChannel);
  };

  const blockers = channels.filter(({ blocked }) => blocked > 0);
  if (blockers.length > 0) return inTrouble('blocked', sum('blocked'), blockers);

  // A problem of what was refused for good is none of what waits.
  const delayers = channels.filter(
    ({ waiting, problem }) => waiting > 0 && problem?.problem != null && problem.outcome !== 'failed',
  );
  if (delayers.length > 0) return inTrouble('waiting', sum('waiting'), delayers);
  const [waiting, held, failed, aside] = [sum('waiting'), sum('held'), sum('failed'), sum('setAside')];
  if (waiting > held) return say(texts('delivery:sentence.onTheWay', { count: waiting - held }), []);

  const refused = channels.filter((channel) => channel.failed > 0 && channel.problem?.outcome === 'failed');
  if (refused.length > 0) return inTrouble('refused', failed, refused);
  if (held > 0) return say(texts('delivery:sentence.held', { count: held }), []);
  if (channels.every((channel) => !channel.isEnabled)) {
    return say(texts('delivery:sentence.nobody'), [texts('delivery:reason.nobody')]);
  }
  const sentAt = highest(
    channels.map((channel) => channel.lastSentAt ?? 0),
    0,
  );
  if (sentAt === 0 && failed + aside === 0) {
    return say(texts('delivery:sentence.nothing'), [texts('delivery:reason.nothing')]);
  }
  const when = formatNear(sentAt, now, style);
  if (failed + aside === 0) {
    return say(texts('delivery:sentence.allTold'), [texts('delivery:reason.allTold', { when })]);
  }
  const lastSent = sentAt === 0 ? [] : [texts('delivery:reason.lastSent', { when })];
  if (failed === 0) return say(texts('delivery:sentence.aside', { count: aside }), lastSent);
  return say(texts('delivery:sentence.allBut', { count: failed }), lastSent);
}
