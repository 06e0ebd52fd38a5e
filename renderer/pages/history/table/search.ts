import type { HistorySearch } from '../../../../shared/history/history-query';
import { FAILURE_REASONS } from '../../../../shared/run';
import type { Texts } from '../../../../shared/texts/i18n';
import { MISS_REASONS, SKIP_REASONS } from '../../../../shared/unmeasured';

/** What a typed text looks for, with the reasons whose words hold it; undefined of an empty one. */
export function toSearch(typed: string, texts: Texts): HistorySearch | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const wanted = text.toLowerCase();
  const isWanted = (words: string) => words.toLowerCase().includes(wanted);
  const reasons = [
    ...FAILURE_REASONS.filter((reason) => isWanted(texts(`common:failure.${reason}`))),
    ...[...SKIP_REASONS, ...MISS_REASONS].filter((reason) => isWanted(texts(`common:unmeasured.${reason}`))),
  ];
  return { text, reasons: [...new Set(reasons)] };
}
