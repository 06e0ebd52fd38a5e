import { failedTries, triesList } from '../../../shared/rules/tries-words';
import { valueInWords } from '../../../shared/rules/rule-words';
import type { Verdict } from '../../../shared/rules/verdict';
import { formatTime } from '../../../shared/texts/format-time';
import type { MessageInput } from './input';

/** The tests before a failed one, of which nobody was told until the last; empty where there were none. */
export function triesSentences(input: Pick<MessageInput, 'verdicts' | 'texts' | 'language' | 'timeZone'>) {
  const { verdicts, texts } = input;
  const tries = verdicts.find(
    (verdict) => verdict.reason === 'matched' && verdict.tries !== undefined,
  )?.tries;
  const failed = failedTries(tries ?? []);
  if (failed.length === 0) return [];
  return [texts('message:summary.tries', { count: failed.length, tries: triesList(failed, texts, input) })];
}

/** What a breach was confirmed by, with the figure that was measured first; empty where nothing confirmed it. */
export function confirmedSentences(
  { isConfirmed, rule, tries = [] }: Verdict,
  input: Pick<MessageInput, 'texts' | 'language' | 'timeZone'>,
): readonly string[] {
  const { texts, language } = input;
  if (!isConfirmed) return [];
  const first = tries.find(({ value }) => value !== null);
  if (first === undefined || rule.condition.kind !== 'figure') return [texts('message:summary.confirmed')];
  return [
    texts('message:summary.confirmedBy', {
      time: formatTime(first.startedAt, input),
      value: valueInWords(rule.condition.figure, first.value, language),
    }),
  ];
}
