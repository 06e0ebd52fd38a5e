import { formatNumber, withPercentSign } from '../../../shared/texts/format';
import type { Language, Texts } from '../../../shared/texts/i18n';
import type { DirectionMethod } from '../../../shared/run';

/** Half of a confidence interval as a share of the figure, in percent: `1.5 %`, from 10 % on `12 %`. */
export function halfWidthWords(relativeHalfWidth: number, language: Language): string {
  const percent = relativeHalfWidth * 100;
  const value = formatNumber(percent, language, percent < 9.95 ? 1 : 0);
  return withPercentSign(value, language);
}

/** How sure a throughput is: "high confidence, ± 1.5 %"; the word alone where the provider gives no interval. */
export function certaintyWords(
  { confidence, relativeHalfWidth }: DirectionMethod,
  texts: Texts,
  language: Language,
): string {
  const word = texts(`message:confidence.${confidence}`);
  if (relativeHalfWidth === null) return texts('history:certainty', { confidence: word });
  const percent = halfWidthWords(relativeHalfWidth, language);
  return texts('history:certaintyWithin', { confidence: word, percent });
}
