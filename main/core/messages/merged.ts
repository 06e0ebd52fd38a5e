import { formatShortDateTime } from '../../../shared/format-time';
import type { Message, OutboxEntry, Tone } from '../../../shared/message';
import type { WordContext } from './drafts';

/** From the least to the most urgent. */
const URGENCY: readonly Tone[] = ['good', 'neutral', 'warning', 'bad'];

/**
 * One message that stands for several that waited, oldest first: it lists each of them. The most urgent one gives it
 * its title; of equally urgent ones the newest.
 */
export function composeMerged(
  parts: readonly [OutboxEntry, ...OutboxEntry[]],
  { texts, language, timeZone }: Pick<WordContext, 'texts' | 'language' | 'timeZone'>,
): Message {
  const style = { language, timeZone };
  const [first] = parts;
  const worst = parts.reduce((most, part) => (urgencyOf(part) >= urgencyOf(most) ? part : most), first);
  const last = parts.at(-1) ?? first;
  const { tone, title } = worst.message;
  return {
    ...{ tone, title: texts('message:merged.title', { count: parts.length, title }) },
    summary: texts('message:merged.summary', {
      count: parts.length,
      from: formatShortDateTime(first.createdAt, style),
      to: formatShortDateTime(last.createdAt, style),
    }),
    columns: worst.message.columns,
    rows: worst.message.rows,
    method: worst.message.method,
    because: texts('message:merged.because'),
    language,
    items: parts.map(({ createdAt, message }) => ({
      ...{ at: createdAt, time: formatShortDateTime(createdAt, style) },
      ...{ title: message.title, tone: message.tone },
    })),
    chart: last.message.chart,
    data: { kind: 'merged', run: null, occasion: null, rules: rulesOf(parts) },
  };
}

function urgencyOf({ message }: OutboxEntry): number {
  return URGENCY.indexOf(message.tone);
}

/** Every rule that tells in one of the parts, once. */
function rulesOf(parts: readonly OutboxEntry[]): NonNullable<Message['data']>['rules'] {
  const rules = parts.flatMap(({ message }) => message.data?.rules ?? []);
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()];
}
