import { DAY_MS, MINUTE_MS } from '../../../shared/durations';
import { joinSentences } from '../../../shared/texts/format';
import { formatShortDateTime, formatTime } from '../../../shared/texts/format-time';
import type { OutboxEntry } from '../../../shared/messages/message';
import { DELAY_CAUSES, getTraits, type DelayCause } from '../../../shared/messages/delivery-problems';
import type { WordContext } from './drafts';

/** Delay in ms from which a message says that it is late. */
const LATE_MS = 10 * MINUTE_MS;

/**
 * The entry as it is delivered now: a late one says when it was written and why it is late. Quiet hours do not count
 * as a delay.
 */
export function withLateness(
  entry: OutboxEntry,
  now: number,
  { texts, language, timeZone }: Pick<WordContext, 'texts' | 'language' | 'timeZone'>,
): OutboxEntry {
  const from = delayBegin(entry);
  if (now - from < LATE_MS) return entry;
  const style = { language, timeZone };
  const time = now - entry.createdAt < DAY_MS ? formatTime : formatShortDateTime;
  const words = { written: time(entry.createdAt, style), delivered: time(now, style) };
  const sentence = texts(`message:late.${findCause(entry)}`, words);
  const { message } = entry;
  return { ...entry, message: { ...message, summary: joinSentences([message.summary, sentence], language) } };
}

/** Quiet hours that hold only the next try of a message that was refused before are a part of its delay. */
function delayBegin({ createdAt, heldUntil, attempts }: OutboxEntry): number {
  if (heldUntil === null || attempts.some(({ startedAt }) => startedAt < heldUntil)) return createdAt;
  return Math.max(createdAt, heldUntil);
}

/**
 * The cause of the delay, from the attempts; without any attempt, Linewatch was not running. Problems without a cause of
 * their own count as that of the other side.
 */
function findCause({ attempts }: OutboxEntry): DelayCause {
  if (attempts.length === 0) return 'away';
  const met = attempts.map(({ problem }) => (problem === null ? null : getTraits(problem).delay));
  return DELAY_CAUSES.find((cause) => met.includes(cause)) ?? 'service';
}
