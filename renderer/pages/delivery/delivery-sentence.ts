import { formatNear, type TimeStyle } from '../../../shared/format-time';
import { wayOutOf } from '../../../shared/channels/way-out';
import { traitsOf } from '../../../shared/delivery-problems';
import { highest } from '../../../shared/extremes';
import type { ChannelKind } from '../../../shared/channels';
import type { Texts } from '../../../shared/i18n';
import type { ChannelState } from '../../../shared/ipc';
import { joinSentences } from '../../../shared/format';
import { countsOf, futuresInWords } from '../../../shared/message-future';

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
  const sum = (of: 'waiting' | 'blocked' | 'failed' | 'held') =>
    channels.reduce((total, channel) => total + channel[of], 0);
  const say = (title: string, reasons: readonly string[], settingsOf: ChannelKind | null = null) => ({
    ...{ title, settingsOf },
    reason: joinSentences([...reasons, ...futuresInWords(countsOf(channels), texts)], style.language),
  });
  const inTrouble = (
    how: 'blocked' | 'waiting' | 'refused',
    count: number,
    { kind, problem }: ChannelState,
  ) => {
    const why = problem?.problem ?? null;
    if (why === null) return say(texts(`delivery:sentence.${how}Unknown`, { count }), []);
    const title = texts(`delivery:sentence.${how}`, { count, problem: texts(`delivery:problem.${why}`) });
    const settingsOf = traitsOf(why).isSolvedInSettings ? kind : null;
    const kept = how === 'blocked' ? [texts('delivery:reason.kept')] : [];
    return say(title, [wayOutOf(kind, why, texts), ...kept], settingsOf);
  };

  const blocker = first(channels, ({ blocked }) => blocked > 0);
  if (blocker !== undefined) return inTrouble('blocked', sum('blocked'), blocker);

  const delayer = channels.find(({ waiting, problem }) => waiting > 0 && problem?.problem != null);
  if (delayer !== undefined) return inTrouble('waiting', sum('waiting'), delayer);
  const [waiting, held, failed] = [sum('waiting'), sum('held'), sum('failed')];
  if (waiting > held) return say(texts('delivery:sentence.onTheWay', { count: waiting - held }), []);

  const refused = channels.find(({ problem }) => problem?.outcome === 'failed');
  if (refused !== undefined) return inTrouble('refused', failed, refused);
  if (held > 0) return say(texts('delivery:sentence.held', { count: held }), []);
  if (channels.every((channel) => !channel.isEnabled)) {
    return say(texts('delivery:sentence.nobody'), [texts('delivery:reason.nobody')]);
  }
  const sentAt = highest(
    channels.map((channel) => channel.lastSentAt ?? 0),
    0,
  );
  if (sentAt === 0 && failed === 0) {
    return say(texts('delivery:sentence.nothing'), [texts('delivery:reason.nothing')]);
  }
  const when = formatNear(sentAt, now, style);
  if (failed === 0) {
    return say(texts('delivery:sentence.allTold'), [texts('delivery:reason.allTold', { when })]);
  }
  return say(texts('delivery:sentence.allBut', { count: failed }), [
    texts('delivery:reason.lastSent', { when }),
  ]);
}

/** The first one of a kind, one whose problem is known before the others. */
function first(
  channels: readonly ChannelState[],
  isMeant: (channel: ChannelState) => boolean,
): ChannelState | undefined {
  const meant = channels.filter(isMeant);
  return meant.find(({ problem }) => problem?.problem != null) ?? meant[0];
}
