import { formatNear, type TimeStyle } from '../../../shared/texts/format-time';
import type { Texts } from '../../../shared/texts/i18n';
import { asideInWords, futureInBrief, predictFuture } from '../../../shared/messages/message-future';
import type { MessageState, OutboxEntry, Tone } from '../../../shared/messages/message';
import { DELIVERY_PROBLEMS, type DeliveryProblem } from '../../../shared/messages/delivery-problems';

const TONES: Readonly<Record<MessageState, Tone>> = {
  pending: 'warning',
  sending: 'neutral',
  sent: 'good',
  blocked: 'bad',
  failed: 'bad',
  merged: 'neutral',
  'set-aside': 'neutral',
};

/** The mood of a message's state; waiting for the first try is nothing to look at. */
export function getTone({ state, attempts }: OutboxEntry): Tone {
  return state === 'pending' && attempts.length === 0 ? 'neutral' : TONES[state];
}

/** Who gets a message: the channel, and the address where it has one. */
export function getAddressee({ channel, recipient }: OutboxEntry, texts: Texts): string {
  return [texts(`common:channel.${channel}`), recipient].filter((part) => part !== '').join(' · ');
}

/** Where a message stands, in a few words: its state, the problem of the last try, and when the next one is. */
export function describeStanding(entry: OutboxEntry, now: number, texts: Texts, style: TimeStyle): string {
  const state = texts(`common:messageState.${entry.state}`);
  const detail = getDetail(entry, now, texts, style);
  if (detail === '') return state;
  return texts(entry.state === 'sent' ? 'delivery:sentAt' : 'delivery:standing', { state, detail });
}

/**
 * What there is to say beside the state: when it was sent, or the problem of the last try and when the next one is.
 * Empty while it is on its way.
 */
export function getDetail(entry: OutboxEntry, now: number, texts: Texts, style: TimeStyle): string {
  const last = entry.attempts[entry.attempts.length - 1];
  const problem = findProblem(entry);
  const words = problem === null ? [] : [texts(`delivery:problem.${problem}`)];
  switch (entry.state) {
    case 'sent':
      return last === undefined ? '' : formatNear(last.finishedAt, now, style);
    case 'sending':
    case 'merged':
      return '';
    case 'pending': {
      const next = futureInBrief(predictFuture(entry, now), now, texts, style);
      return [...words, next].filter((part) => part !== '').join(' · ');
    }
    case 'blocked':
    case 'failed':
      return words.join('');
    case 'set-aside':
      return asideInWords(entry, texts);
  }
}

/** What keeps a message from its reader; null when nothing does, or nothing is known yet. */
export function findProblem({ cause }: OutboxEntry): DeliveryProblem | null {
  return DELIVERY_PROBLEMS.find((problem) => problem === cause) ?? null;
}

/** What the message says in one sentence; what is stored of it may not be readable. */
export function getTitle({ message }: Pick<OutboxEntry, 'message'>, texts: Texts): string {
  return message.title === '' ? texts('delivery:unreadable') : message.title;
}
