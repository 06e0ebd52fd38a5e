import { formatRelative, type TimeStyle } from '../../../shared/format-time';
import type { Texts } from '../../../shared/i18n';
import type { OutboxEntry } from '../../../shared/message';

/** Who gets a message: the channel, and the address where it has one. */
export function addresseeOf({ channel, recipient }: OutboxEntry, texts: Texts): string {
  return [texts(`common:channel.${channel}`), recipient].filter((part) => part !== '').join(' · ');
}

/** Where a message stands, in a few words: its state, the problem of the last try, and when the next one is. */
export function standingOf(entry: OutboxEntry, now: number, texts: Texts, style: TimeStyle): string {
  const state = texts(`common:messageState.${entry.state}`);
  const problem = entry.attempts[entry.attempts.length - 1]?.problem ?? null;
  if (entry.state === 'sent' || entry.state === 'sending' || problem === null) return state;
  const words = `${state}: ${texts(`delivery:problem.${problem}`)}`;
  if (entry.state !== 'pending') return words;
  const next = texts('delivery:nextTry', { when: formatRelative(entry.nextAttemptAt, now, style.language) });
  return `${words} · ${next}`;
}
