import { formatTime, type TimeStyle } from '../texts/format-time';
import type { Texts } from '../texts/i18n';
import type { TextStyle } from '../texts/text-style';
import type { Try } from '../tries';
import { valueInWords } from './rule-words';
import type { Verdict } from './verdict';

/** When a test is made again before anybody is told. */
export function awaited({ nextTry, rule }: Verdict, texts: Texts, style: TimeStyle): string {
  if (nextTry === undefined) return texts('rules:finding.awaits-confirmation');
  const time = formatTime(nextTry.at, style);
  return rule.condition.kind === 'figure' && nextTry.of === nextTry.number
    ? texts('rules:finding.awaitsTest', { time })
    : texts('rules:finding.awaitsTry', { time, number: nextTry.number, of: nextTry.of });
}

/** What the tests before this one found, of which nobody was told until now. */
export function triesInWords(
  { tries = [], rule, isConfirmed }: Verdict,
  reason: 'matched' | 'not-confirmed',
  texts: Texts,
  style: TextStyle,
): string {
  const { condition } = rule;
  const measured = tries.find(({ value }) => value !== null);
  if (condition.kind === 'figure') {
    const isSame = reason === 'matched';
    if (isSame && !isConfirmed) {
      const at = measured === undefined ? null : formatTime(measured.startedAt, style);
      return at === null ? '' : texts('rules:finding.unconfirmed', { time: at });
    }
    if (measured === undefined) {
      return texts(isSame ? 'rules:finding.confirmed' : 'rules:finding.not-confirmed');
    }
    return texts(isSame ? 'rules:finding.confirmedBy' : 'rules:finding.notConfirmedBy', {
      time: formatTime(measured.startedAt, style),
      value: valueInWords(condition.figure, measured.value, style),
    });
  }
  const failed = failedTries(tries);
  const [first] = failed;
  if (first === undefined) return texts(`rules:finding.${reason}`);
  if (reason === 'not-confirmed') {
    return texts('rules:finding.succeeded', {
      count: failed.length,
      time: formatTime(first.startedAt, style),
    });
  }
  return texts('rules:finding.triesFailed', {
    count: failed.length,
    tries: triesList(failed, texts, style),
  });
}

/** The tests of a chain that failed. */
export function failedTries(tries: readonly Try[]): readonly Try[] {
  return tries.filter(({ outcome }) => outcome === 'failed');
}

/** Tests that failed, each with its time and why. */
export function triesList(tries: readonly Try[], texts: Texts, style: TimeStyle): string {
  const words = tries.map(({ startedAt, reason }) =>
    texts('rules:finding.try', {
      time: formatTime(startedAt, style),
      reason: texts(`common:failure.${reason ?? 'internal'}`),
    }),
  );
  return words.join(texts('rules:separator'));
}
