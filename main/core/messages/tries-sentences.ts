import { failedTries, triesList } from '../../../shared/rules/tries-words';
import { limitInWords, valueInWords } from '../../../shared/rules/rule-words';
import type { Verdict } from '../../../shared/rules/verdict';
import type { Try } from '../../../shared/tries';
import { formatTime } from '../../../shared/texts/format-time';
import type { TextStyle } from '../../../shared/texts/text-style';
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

/** What a breach was confirmed by, with the figure that was measured first; empty where nothing was to confirm it. */
export function confirmedSentences(
  { isConfirmed, rule, tries = [] }: Verdict,
  input: TextStyle & Pick<MessageInput, 'texts'>,
): readonly string[] {
  const { texts } = input;
  const first = tries.find(({ value }) => value !== null);
  if (!isConfirmed) return first === undefined ? [] : [unconfirmed(first, input)];
  if (first === undefined || rule.condition.kind !== 'figure') return [texts('message:summary.confirmed')];
  return [
    texts('message:summary.confirmedBy', {
      time: formatTime(first.startedAt, input),
      value: valueInWords(rule.condition.figure, first.value, input),
    }),
  ];
}

/** The breaches before a failed test, which it was to confirm; empty where there were none. */
export function unconfirmedSentences(
  input: TextStyle & Pick<MessageInput, 'verdicts' | 'texts'>,
): readonly string[] {
  const { verdicts, texts } = input;
  return verdicts.flatMap(({ reason, rule: { condition }, value, limit, tries = [] }) => {
    const first = tries.find((one) => one.value !== null);
    if (reason !== 'matched' || condition.kind !== 'figure' || first === undefined || limit === null)
      return [];
    const { figure, direction } = condition;
    return [
      texts(`message:summary.${figure === 'grade' ? 'worse' : direction}`, {
        figure: texts(`rules:figure.${figure}`),
        now: valueInWords(figure, value, input),
        limit: texts('message:limit.value', { limit: limitInWords(figure, limit, input) }),
      }),
      unconfirmed(first, input),
    ];
  });
}

function unconfirmed(
  { startedAt }: Try,
  input: Pick<MessageInput, 'texts' | 'language' | 'timeZone'>,
): string {
  return input.texts('message:summary.unconfirmed', { time: formatTime(startedAt, input) });
}
