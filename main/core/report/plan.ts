import { getPlanFigure, planIn, type Plan, type PlanSettings } from '../../../shared/plan';
import { PLAN_FIGURES, type PlanFigure } from '../../../shared/rules/rules';
import type { ReportPlan } from '../../../shared/report/report';
import { getMethod, type EndedRun } from '../../../shared/run';
import { learnReference, measuredAt } from '../judging/reference';

/**
 * What the contract promises of the tests of a report. In a report of all networks it is the contract of the line, and tests
 * of networks that have another one are not held against it.
 */
export function planOfReport(
  network: string | null,
  runs: readonly EndedRun[],
  settings: PlanSettings,
): ReportPlan {
  const completed = runs.filter(({ outcome }) => outcome === 'completed');
  const { home } = learnReference(completed.map(measuredAt), null, null);
  if (network !== null) return { figures: planFigures(planIn({ network, home }, settings)), networks: null };
  const networks = [...new Set(completed.map((run) => getMethod(run)?.network ?? null))].filter(
    (name) => name !== null,
  );
  const own = networks.filter((name) => planIn({ network: name, home }, settings) === settings.plan);
  return { figures: planFigures(settings.plan), networks: own.length === networks.length ? null : own };
}

/** The figures of a contract, in bit/s; null where it states none. */
export function planFigures(plan: Plan): ReportPlan['figures'] {
  const figure = (name: PlanFigure) => ({
    download: getPlanFigure(plan, 'download', name),
    upload: getPlanFigure(plan, 'upload', name),
  });
  return Object.fromEntries(PLAN_FIGURES.map((name) => [name, figure(name)])) as ReportPlan['figures'];
}
