import { CHANNEL_KINDS, type ChannelKind } from '../channels';
import { formatExact, formatShortDateTime, type TimeStyle } from '../texts/format-time';
import type { Texts } from '../texts/i18n';
import type { TextStyle } from '../texts/text-style';
import type { OutboxEntry } from '../messages/message';
import { asideInWords } from '../messages/message-future';
import { limitInWords, ruleName, valueInWords } from './rule-words';
import { awaited, triesInWords } from './tries-words';
import { isTelling, type ChannelDecision, type Verdict } from './verdict';

/** What became of a verdict on one channel. */
export interface ChannelWords {
  readonly channel: ChannelKind;
  readonly words: string;
  /** What the other side said, word for word; empty where it said nothing. */
  readonly reply: string;
  /** The other side has the message: what it said is its receipt. */
  readonly isTaken: boolean;
}

/** One line of the ledger. */
export interface VerdictWords {
  readonly id: string;
  readonly rule: string;
  /** What the rule found, and why it does or does not tell. */
  readonly finding: string;
  readonly channels: readonly ChannelWords[];
  readonly isTelling: boolean;
}

/** One verdict in words: what the rule looked at, what it found, who was told, and what the other side said. */
export function verdictInWords(
  verdict: Verdict,
  messages: readonly OutboxEntry[],
  texts: Texts,
  style: TextStyle,
): VerdictWords {
  return {
    id: verdict.rule.id,
    rule: ruleName(verdict.rule, texts, style),
    finding: findingInWords(verdict, texts, style),
    channels: CHANNEL_KINDS.flatMap((channel) => channelInWords(verdict, channel, messages, texts, style)),
    isTelling: isTelling(verdict),
  };
}

function findingInWords(verdict: Verdict, texts: Texts, style: TextStyle): string {
  const isToldToNobody = isTelling(verdict) && !Object.values(verdict.channels).some(isNews);
  const parts = [
    comparison(verdict, texts, style),
    isToldToNobody ? texts('rules:finding.nobody') : '',
    why(verdict, texts, style),
    verdict.isMemoryLost === true ? texts('rules:finding.memoryLost') : '',
    verdict.isUnreadable === true ? texts('rules:finding.unreadable') : '',
  ];
  return parts.filter((part) => part !== '').join(texts('rules:separator'));
}

/** The value held against the limit; empty where the rule compares nothing. */
function comparison({ rule, value, limit }: Verdict, texts: Texts, style: TextStyle): string {
  const { condition } = rule;
  if (condition.kind !== 'figure' || value === null || limit === null) return '';
  const { figure, direction } = condition;
  const isBreach = direction === 'below' ? value < limit : value > limit;
  return texts(`rules:finding.${isBreach ? direction : 'within'}`, {
    value: valueInWords(figure, value, style),
    limit: limitInWords(figure, limit, style),
  });
}

/** What the comparison does not say already. */
function why(verdict: Verdict, texts: Texts, style: TextStyle): string {
  const { reason, count, toldBeforeAt, rule, value, limit } = verdict;
  switch (reason) {
    case 'counted':
      return texts('rules:finding.counted', count ?? { breaches: 1, needed: 1, of: 1 });
    case 'still':
      return toldBeforeAt === null
        ? texts('rules:finding.stillUntold')
        : texts('rules:finding.still', { time: formatShortDateTime(toldBeforeAt, style) });
    case 'judging-failed-still':
      return toldBeforeAt === null
        ? texts('rules:finding.judging-failed')
        : texts('rules:finding.judging-failed-still', { time: formatShortDateTime(toldBeforeAt, style) });
    case 'awaits-confirmation':
      return awaited(verdict, texts, style);
    case 'not-confirmed':
      return triesInWords(verdict, 'not-confirmed', texts, style);
    case 'matched':
      if (verdict.isConfirmed || verdict.tries !== undefined) {
        return triesInWords(verdict, 'matched', texts, style);
      }
      return isCompared(rule, value, limit) ? '' : texts('rules:finding.matched');
    case 'not-comparable':
      return notCompared(verdict, texts, style);
    case 'not-matched':
      return isCompared(rule, value, limit) ? '' : texts('rules:finding.not-matched');
    default:
      return texts(`rules:finding.${reason}`);
  }
}

/** The value that was not compared, and why. */
function notCompared({ rule, value, cause }: Verdict, texts: Texts, style: TextStyle): string {
  const { condition } = rule;
  const words = cause === undefined ? '' : texts(`common:incomparable.${cause}`);
  const shown =
    condition.kind === 'figure' && value !== null ? [valueInWords(condition.figure, value, style)] : [];
  const why = texts(
    cause === undefined ? 'rules:finding.not-comparable' : 'rules:finding.not-comparable-for',
    {
      cause: words,
    },
  );
  return [...shown, why].join(texts('rules:separator'));
}

function isCompared({ condition }: Verdict['rule'], value: number | null, limit: number | null): boolean {
  return condition.kind === 'figure' && value !== null && limit !== null;
}

/** Whether what was decided for a channel is worth a line. */
function isNews(decision: ChannelDecision): boolean {
  return decision !== 'not-matched' && decision !== 'rule-off';
}

/** None where the rule does not tell, and none for the channels that it does not name: that is no news. */
function channelInWords(
  verdict: Verdict,
  channel: ChannelKind,
  messages: readonly OutboxEntry[],
  texts: Texts,
  style: TimeStyle,
): readonly ChannelWords[] {
  const decision = verdict.channels[channel];
  if (!isNews(decision)) return [];
  const name = texts(`common:channel.${channel}`);
  if (decision === 'channel-off' || decision === 'proven') {
    return [
      { channel, words: texts(`rules:decision.${decision}`, { channel: name }), reply: '', isTaken: false },
    ];
  }
  const own = messages.filter((entry) => entry.channel === channel && isJudged(entry));
  if (own.length === 0)
    return [{ channel, words: texts('rules:decision.told', { channel: name }), reply: '', isTaken: false }];
  return own.map((entry) => {
    const carrier = messages.find(({ id }) => id === entry.mergedInto) ?? entry;
    const words = standing(entry, carrier, texts, style);
    const addressee = [name, entry.recipient].filter((part) => part !== '').join(' ');
    return {
      channel,
      words: texts('rules:decision.standing', { channel: addressee, standing: words }),
      reply: carrier.attempts.at(-1)?.reply ?? '',
      isTaken: carrier.state === 'sent',
    };
  });
}

/** Where the message stands that carries the verdict. */
function standing(entry: OutboxEntry, carrier: OutboxEntry, texts: Texts, style: TimeStyle): string {
  const isHeld = entry.state === 'pending' && entry.attempts.length === 0 && entry.heldUntil !== null;
  if (isHeld) return texts('rules:standing.held', { time: formatShortDateTime(entry.heldUntil, style) });
  const last = carrier.attempts.at(-1);
  const isSent = carrier.state === 'sent' && last !== undefined;
  if (!isSent) return texts(`rules:standing.${carrier.state}`, { reason: asideInWords(carrier, texts) });
  const time = formatExact(last.finishedAt, style);
  return texts(carrier === entry ? 'rules:standing.sent' : 'rules:standing.sentMerged', { time });
}

/** Whether a message follows from a verdict itself: a test does not, and one that was merged stands for others. */
function isJudged({ kind }: OutboxEntry): boolean {
  return kind === 'run' || kind === 'occasion';
}
