import type { BufferbloatGrade } from '../../../shared/figures/bufferbloat';
import { formatBytes, formatThroughput, type RateStyle } from '../../../shared/texts/format';
import { formatDuration } from '../../../shared/texts/format-time';
import type { Language, Texts } from '../../../shared/texts/i18n';
import { lineRateBitsPerSecond } from '../../../shared/figures/line-rate';
import type { DirectionMethod, Figures, Method } from '../../../shared/run';
import { certaintyWords } from '../../components/run/certainty-words';
import type { ExplainedFact } from '../../components/run/explained-facts';

/** What the facts of a result are made of, and how they are worded. */
export interface ResultInput extends RateStyle {
  readonly figures: Figures;
  /** Null for runs that were recorded before it was kept. */
  readonly method: Method | null;
  /** Of the full line; null where it was not full. */
  readonly grade: BufferbloatGrade | null;
  /** Whether the latency under load was still growing when the test ended. */
  readonly isGrowing: boolean;
  readonly texts: Texts;
}

/** The throughput of one direction: how much, how sure, its best second, what the line carried, and what it cost. */
export function throughputFacts(
  { figures, method, texts, ...style }: ResultInput,
  direction: 'download' | 'upload',
): readonly ExplainedFact[] {
  const value = figures[`${direction}BitsPerSecond`];
  const how = method?.[direction] ?? null;
  const throughput = (of: number | null) => (of === null ? null : formatThroughput(of, style));
  const about = (key: 'throughput' | 'peak' | 'line' | 'data' | 'streams') => ({
    name: texts(`history:figure.${key}`),
    about: texts(`history:about.${key}`),
  });
  const first: ExplainedFact = {
    ...about('throughput'),
    value: throughput(value),
    note: how === null || value === null ? null : certaintyWords(how, texts, style.language),
  };
  if (value === null) return [first];
  const peak = { ...about('peak'), value: throughput(figures[`${direction}PeakBitsPerSecond`]), note: null };
  const line = { ...about('line'), value: throughput(lineRateBitsPerSecond(value)), note: null };
  const data = { ...about('data'), value: dataWords(figures, direction, texts, style.language), note: null };
  return [first, peak, line, data, ...streams(how)];

  function streams(of: DirectionMethod | null): readonly ExplainedFact[] {
    return of === null ? [] : [{ ...about('streams'), value: String(of.streams), note: null }];
  }
}

function dataWords(
  figures: Figures,
  direction: 'download' | 'upload',
  texts: Texts,
  language: Language,
): string | null {
  const bytes = figures[`${direction}Bytes`];
  const seconds = figures[`${direction}Seconds`];
  if (bytes === null) return null;
  if (seconds === null) return formatBytes(bytes, language);
  return texts('history:dataAndTime', {
    bytes: formatBytes(bytes, language),
    time: formatDuration(seconds * 1_000, language),
  });
}
