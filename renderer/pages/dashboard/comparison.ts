import { bufferbloatMs } from '../../../shared/figures/bufferbloat';
import type { FigureEvaluation } from '../../../shared/figures/evaluation';
import { formatChange, formatLatency, formatPercent, formatSetLatency } from '../../../shared/texts/format';
import { isLoadUnsettled } from '../../../shared/figures/full-line';
import type { Language, Texts } from '../../../shared/texts/i18n';
import type { EvaluatedRun } from '../../../shared/ipc';
import type { Tone } from '../../../shared/messages/message';
import type { Figures } from '../../../shared/run';

/** What a figure is held against, in words, and whether it stands up to it. */
export interface Comparison {
  readonly tone: Tone;
  readonly words: readonly string[];
}

interface Words {
  readonly texts: Texts;
  readonly language: Language;
}

/** Colour is the state of the evaluation: a figure that is not held against anything has none. */
function getTone({ state }: FigureEvaluation): Tone {
  if (state === 'beyond') return 'warning';
  return state === 'good' ? 'good' : 'neutral';
}

/** A throughput beside the plan and the usual. */
export function compareThroughput({ texts, language }: Words, figure: FigureEvaluation | null): Comparison {
  if (figure === null || figure.value === null) return { tone: 'neutral', words: [] };
  const { value, plan, usual, state } = figure;
  const words = [
    ...(plan === null
      ? []
      : [texts('dashboard:compare.plan', { percent: formatPercent(value / plan, language) })]),
    ...(usual === null || usual <= 0
      ? []
      : [texts('dashboard:compare.usualChange', { change: formatChange(value / usual - 1, language) })]),
    ...(state === 'not-compared' ? [texts('dashboard:compare.notCompared')] : []),
  ];
  return { tone: getTone(figure), words };
}

/** The idle latency beside its limit and the usual, with what belongs to it. */
export function compareLatency(
  { texts, language }: Words,
  figures: Figures | null,
  figure: FigureEvaluation | null,
): Comparison {
  if (figures === null || figure === null || figure.value === null) return { tone: 'neutral', words: [] };
  const { usual, limit, state } = figure;
  const isAbove = state === 'beyond';
  const set = formatSetLatency(limit?.value ?? null, language);
  const words = [
    ...(isAbove ? [texts('dashboard:compare.limit', { limit: set })] : []),
    ...(usual === null
      ? []
      : [texts('dashboard:compare.usualLatency', { usual: formatLatency(usual, language) })]),
    ...(figures.jitterMs === null || isAbove
      ? []
      : [texts('dashboard:compare.jitter', { jitter: formatLatency(figures.jitterMs, language) })]),
  ];
  return { tone: getTone(figure), words };
}

/** The latency under load beside the idle one, with the grade of its increase where the line was full. */
export function compareLoadedLatency({ texts, language }: Words, last: EvaluatedRun | null): Comparison {
  if (last === null) return { tone: 'neutral', words: [] };
  const { grade, figures } = last.evaluation;
  const increaseMs = bufferbloatMs(last.run.figures);
  if (increaseMs === null) return { tone: 'neutral', words: [] };
  const isBeyond = [figures.grade, figures['loaded-latency']].some(({ state }) => state === 'beyond');
  const isBest = grade === 'A+' || grade === 'A';
  const rise = formatLatency(increaseMs, language);
  return { tone: isBeyond ? 'warning' : isBest ? 'good' : 'neutral', words: [words()] };

  function words(): string {
    if (grade !== null) {
      return increaseMs === 0
        ? texts('dashboard:compare.noRise', { grade })
        : texts('dashboard:compare.rise', { rise, grade });
    }
    const isGrowing = last !== null && isLoadUnsettled(last.run);
    return texts(isGrowing ? 'dashboard:compare.notFull' : 'dashboard:compare.riseOnly', { rise });
  }
}
