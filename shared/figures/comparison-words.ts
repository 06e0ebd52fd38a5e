import type { Texts } from '../texts/i18n';
import type { JudgedFigure } from '../rules/rules';
import type { IncomparableCause } from './comparability';
import { EVALUATED_FIGURES, type RunEvaluation } from './evaluation';

/** Figures that say the same of a line in another way: named once. */
const NAMED: readonly JudgedFigure[] = [
  'download',
  'upload',
  'latency',
  'packet-loss',
  'jitter',
  'loaded-latency',
];

/**
 * Why a run or some of its figures are not compared with plan and other tests; none where all are. What the computer
 * limits has a sentence of its own.
 */
export function comparisonSentences(evaluation: RunEvaluation, texts: Texts): readonly string[] {
  const found = EVALUATED_FIGURES.flatMap((figure): [JudgedFigure, IncomparableCause][] => {
    const { state, cause } = evaluation.figures[figure];
    return state === 'not-compared' && cause !== null && cause !== 'at-ceiling' ? [[figure, cause]] : [];
  });
  const isNotFull = evaluation.causes.includes('line-not-full');
  const notFull = isNotFull ? [texts('message:summary.notFull')] : [];
  const named = found.filter(([figure, cause]) => NAMED.includes(figure) && cause !== 'line-not-full');
  if (named.length === 0) return notFull;
  const separator = texts('message:separator');
  const [whole, ...others] = [...new Set(named.map(([, cause]) => cause))];
  const measured = EVALUATED_FIGURES.filter((figure) => evaluation.figures[figure].state !== 'absent');
  const isWhole = others.length === 0 && measured.every((figure) => found.some(([one]) => one === figure));
  if (whole !== undefined && isWhole) {
    const causes = texts(`common:incomparable.${whole}`);
    return [texts('message:summary.notCompared', { causes }), ...notFull];
  }
  const parts = [...new Set(named.map(([, cause]) => cause))].map((cause) =>
    texts('message:summary.notComparedFigure', {
      figure: named
        .filter(([, one]) => one === cause)
        .map(([figure]) => texts(`rules:figure.${figure}`))
        .join(separator),
      cause: texts(`common:incomparable.${cause}`),
    }),
  );
  return [texts('message:summary.notComparedPart', { parts: parts.join(separator) }), ...notFull];
}
