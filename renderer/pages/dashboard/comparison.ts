import { bufferbloatGrade, bufferbloatMs, type BufferbloatGrade } from '../../../shared/bufferbloat';
import { formatChange, formatLatency, formatPercent, formatSetLatency } from '../../../shared/format';
import type { Language, Texts } from '../../../shared/i18n';
import type { Tone } from '../../../shared/message';
import type { Figures } from '../../../shared/run';

const GRADE_TONES: Readonly<Record<BufferbloatGrade, Tone>> = {
  'A+': 'good',
  A: 'good',
  B: 'neutral',
  C: 'warning',
  D: 'warning',
  F: 'warning',
};

/** What a figure is held against, in words, and whether it stands up to it. */
export interface Comparison {
  readonly tone: Tone;
  readonly words: readonly string[];
}

interface Words {
  readonly texts: Texts;
  readonly language: Language;
}

interface ThroughputCase {
  readonly now: number | null;
  readonly plan: number | null;
  readonly usual: number | null;
  readonly floor: number | null;
}

/** A throughput beside the plan and the usual. */
export function compareThroughput(
  { texts, language }: Words,
  { now, plan, usual, floor }: ThroughputCase,
): Comparison {
  if (now === null) return { tone: 'neutral', words: [] };
  const words: string[] = [];
  if (plan !== null) {
    words.push(texts('dashboard:compare.plan', { percent: formatPercent(now / plan, language) }));
  }
  if (usual !== null && usual > 0) {
    words.push(texts('dashboard:compare.usualChange', { change: formatChange(now / usual - 1, language) }));
  }
  if (floor === null) return { tone: 'neutral', words };
  return { tone: now < floor ? 'warning' : 'good', words };
}

/** The idle latency beside its limit and the usual, with what belongs to it. */
export function compareLatency(
  { texts, language }: Words,
  figures: Figures | null,
  usual: number | null,
  ceiling: number | null,
): Comparison {
  if (figures === null || figures.latencyMs === null) return { tone: 'neutral', words: [] };
  const words: string[] = [];
  const isAbove = ceiling !== null && figures.latencyMs > ceiling;
  if (isAbove) words.push(texts('dashboard:compare.limit', { limit: formatSetLatency(ceiling, language) }));
  if (usual !== null) {
    words.push(texts('dashboard:compare.usualLatency', { usual: formatLatency(usual, language) }));
  }
  if (figures.jitterMs !== null && !isAbove) {
    words.push(texts('dashboard:compare.jitter', { jitter: formatLatency(figures.jitterMs, language) }));
  }
  if (ceiling === null) return { tone: 'neutral', words };
  return { tone: isAbove ? 'warning' : 'good', words };
}

/** The latency under load beside the idle one, with the grade of its increase. */
export function compareLoadedLatency({ texts, language }: Words, figures: Figures | null): Comparison {
  const increaseMs = figures === null ? null : bufferbloatMs(figures);
  if (increaseMs === null) return { tone: 'neutral', words: [] };
  const grade = bufferbloatGrade(increaseMs);
  const words =
    increaseMs > 0
      ? texts('dashboard:compare.rise', { rise: formatLatency(increaseMs, language), grade })
      : texts('dashboard:compare.noRise', { grade });
  return { tone: GRADE_TONES[grade], words: [words] };
}
