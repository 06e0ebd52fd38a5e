import { formatShortDateTime, type TimeStyle } from '../../../shared/texts/format-time';
import type { Message, MessageItem, OutboxEntry, Tone } from '../../../shared/messages/message';
import type { WordContext } from './drafts';

/** Tones from the least to the most urgent. */
const URGENCY: readonly Tone[] = ['good', 'neutral', 'warning', 'bad'];

/**
 * One message in place of several that waited, oldest first: it lists each of them, and the parts of those that were
 * merged before. Its title is that of the most urgent; of equally urgent ones, the newest.
 */
export function composeMerged(
  parts: readonly [OutboxEntry, ...OutboxEntry[]],
  { texts, language, timeZone }: Pick<WordContext, 'texts' | 'language' | 'timeZone'>,
): Message {
  const style = { language, timeZone };
  const [first] = parts;
  const items = parts.flatMap((part) => toItems(part, style)).toSorted((a, b) => a.at - b.at);
  const worst = items.reduce((most, item) => (getUrgency(item) >= getUrgency(most) ? item : most));
  const carrier = parts.findLast(({ message }) => message.tone === worst.tone) ?? first;
  const last = parts.at(-1) ?? first;
  const { tone, title } = worst;
  return {
    tone,
    title: texts('message:merged.title', { count: items.length, title }),
    summary: texts(`message:merged.${parts.every(isHeld) ? 'held' : 'summary'}`, {
      count: items.length,
      from: items[0]?.time ?? '',
      to: items.at(-1)?.time ?? '',
    }),
    columns: carrier.message.columns,
    rows: carrier.message.rows,
    method: carrier.message.method,
    because: texts('message:merged.because'),
    language,
    items,
    chart: last.message.chart,
    data: { kind: 'merged', run: null, occasion: null, rules: getRules(parts) },
  };
}

/** Whether a message was delayed by quiet hours alone. */
function isHeld({ heldUntil, attempts }: OutboxEntry): boolean {
  return heldUntil !== null && attempts.length === 0;
}

/** The number of lines that a message takes in a merged one. */
export function getCount({ kind, message }: Pick<OutboxEntry, 'kind' | 'message'>): number {
  return kind === 'merged' ? message.items.length : 1;
}

function toItems({ kind, createdAt, message }: OutboxEntry, style: TimeStyle): readonly MessageItem[] {
  if (kind === 'merged') return message.items;
  const { title, tone } = message;
  return [{ at: createdAt, time: formatShortDateTime(createdAt, style), title, tone }];
}

function getUrgency({ tone }: Pick<Message, 'tone'>): number {
  return URGENCY.indexOf(tone);
}

/** Every rule that notifies in one of the parts, without duplicates. */
function getRules(parts: readonly OutboxEntry[]): NonNullable<Message['data']>['rules'] {
  const rules = parts.flatMap(({ message }) => message.data?.rules ?? []);
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()];
}
