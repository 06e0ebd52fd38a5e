import { DAY_MS, MINUTE_MS } from '../../../shared/durations';
import { joinSentences } from '../../../shared/texts/format';
import { formatShortDateTime, formatTime } from '../../../shared/texts/format-time';
import type { OutboxEntry } from '../../../shared/messages/message';
import type { DeliveryProblem } from '../../../shared/messages/delivery-problems';
import type { WordContext } from './drafts';

/** Delay in ms from which a message says that it is late. */
const LATE_MS = 10 * MINUTE_MS;

type Cause = 'line' | 'person' | 'service' | 'away';

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

const LINE: readonly (DeliveryProblem | null)[] = [
  'connection',
  'dns',
  'timeout',
  'intercepted',
  'proxy-unreachable',
];
const PERSON: readonly (DeliveryProblem | null)[] = [
  'authentication',
  'secret-missing',
  'secret-unreadable',
  'not-configured',
  'tls',
  'certificate-unreadable',
  'sender-refused',
  'address-refused',
  'recipient-refused',
  'not-permitted',
  'thread-refused',
  'setting-refused',
  'proxy-refused',
  'consent-needed',
  'client-refused',
  'scope-refused',
  'app-password-needed',
  'password-expired',
  'login-policy',
  'password-login-ended',
  'login-disabled',
  'login-needed',
  'login-not-offered',
  'login-method',
  'starttls-needed',
  'port-needs-tls',
  'port-without-tls',
  'not-a-mail-server',
  'name-refused',
];

/** The cause of the delay, from the attempts; without any attempt, Linewatch was not running. */
function findCause({ attempts }: OutboxEntry): Cause {
  const problems = attempts.map(({ problem }) => problem);
  if (problems.length === 0) return 'away';
  if (problems.some((problem) => PERSON.includes(problem))) return 'person';
  return problems.some((problem) => LINE.includes(problem)) ? 'line' : 'service';
}
