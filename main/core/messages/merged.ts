import { formatShortDateTime, type TimeStyle } from '../../../shared/texts/format-time';
import type { Message, MessageItem, OutboxEntry, Tone } from '../../../shared/messages/message';
import type { WordContext } from './drafts';

/** From the least to the most urgent. */
const URGENCY: readonly Tone[] = ['good', 'neutral', 'warning', 'bad'];

/**
 * One message that stands for several that waited, oldest first: it lists each of them, and those that they stood for
 * already. The most urgent one gives it its title; of equally urgent ones the newest.
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

/** Whether quiet hours alone kept a message from its reader. */
function isHeld({ heldUntil, attempts }: OutboxEntry): boolean {
  return heldUntil !== null && attempts.length === 0;
}

/** How many lines a message takes in one that stands for it. */
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

/** Every rule that tells in one of the parts, once. */
function getRules(parts: readonly OutboxEntry[]): NonNullable<Message['data']>['rules'] {
  const rules = parts.flatMap(({ message }) => message.data?.rules ?? []);
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()];
}
