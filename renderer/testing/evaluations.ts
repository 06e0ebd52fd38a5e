import {
  EVALUATED_FIGURES,
  type FigureEvaluation,
  type RunEvaluation,
} from '../../shared/figures/evaluation';
import { fullLineIncreaseMs, getGrade } from '../../shared/figures/full-line';
import type { EvaluatedRun } from '../../shared/ipc';
import { judgedValue } from '../../shared/rules/judged-value';
import { qualityScores } from '../../shared/figures/quality-scores';
import type { JudgedFigure } from '../../shared/rules/rules';
import type { CompletedRun } from '../../shared/run';

/** How figures of a run stand, as main would have found it. */
export type Found = Readonly<Partial<Record<JudgedFigure, Partial<FigureEvaluation>>>>;

const PLAN: Readonly<Partial<Record<JudgedFigure, number>>> = { download: 100e6, upload: 40e6 };

/** A completed run of a line of 100/40 Mbit/s, good in all its figures unless told otherwise. */
export function evaluated(
  run: CompletedRun,
  found: Found = {},
  change: Partial<RunEvaluation> = {},
): EvaluatedRun {
  const figures = Object.fromEntries(
    EVALUATED_FIGURES.map((name): [JudgedFigure, FigureEvaluation] => {
      const value = judgedValue(run, name);
      const state = value === null ? 'absent' : 'good';
      const plan = PLAN[name] ?? null;
      return [name, { value, plan, usual: null, limit: null, state, cause: null, ...found[name] }];
    }),
  ) as RunEvaluation['figures'];
  const weaknesses = EVALUATED_FIGURES.filter((name) => figures[name].state === 'beyond');
  const increaseMs = fullLineIncreaseMs(run);
  return {
    run,
    evaluation: {
      state: weaknesses.length === 0 ? 'good' : 'slow',
      figures,
      weaknesses,
      addedLatencyMs: increaseMs,
      grade: getGrade(run),
      uses: qualityScores(run.figures, increaseMs),
      causes: [],
      ...change,
    },
  };
}

/** Nothing to hold a throughput against but what is usual. */
export const NO_PLAN: Found = { download: { plan: null }, upload: { plan: null } };
