import type { PlanFigure } from './rules/rules';
import type { Settings } from './settings';

type PlanFields = Omit<Settings['plan'], 'network'>;

/** The figure of a plan for each direction. */
const FIELDS = {
  maximum: { download: 'downloadBitsPerSecond', upload: 'uploadBitsPerSecond' },
  normal: { download: 'normalDownloadBitsPerSecond', upload: 'normalUploadBitsPerSecond' },
  minimum: { download: 'minimumDownloadBitsPerSecond', upload: 'minimumUploadBitsPerSecond' },
} as const satisfies Record<PlanFigure, Record<'download' | 'upload', keyof PlanFields>>;

/** What the contract promises of the line in one network: the maximum, and the other figures where they are known. */
export type Plan = Pick<PlanFields, 'downloadBitsPerSecond' | 'uploadBitsPerSecond'> & Partial<PlanFields>;

/** What plans are found in. */
export interface PlanSettings {
  readonly plan: Plan & Pick<Settings['plan'], 'network'>;
  readonly networks: readonly { readonly network: string; readonly plan: Plan }[];
}

/** Nothing is promised, or nobody has said. */
export const NO_PLAN: PlanFields = {
  downloadBitsPerSecond: null,
  uploadBitsPerSecond: null,
  normalDownloadBitsPerSecond: null,
  normalUploadBitsPerSecond: null,
  minimumDownloadBitsPerSecond: null,
  minimumUploadBitsPerSecond: null,
};

/** A figure of a plan for one direction, in bit/s; null where the user has not entered it. */
export function getPlanFigure(
  plan: Plan,
  direction: 'download' | 'upload',
  figure: PlanFigure,
): number | null {
  return plan[FIELDS[figure][direction]] ?? null;
}

/** Whether a plan says anything, by any of its figures. */
export function hasPlan(plan: Plan): boolean {
  const fields = Object.values(FIELDS).flatMap(({ download, upload }) => [download, upload]);
  return fields.some((field) => (plan[field] ?? null) !== null);
}

/** Whether a plan says a maximum, which is what charts and the dashboard show as the plan. */
export function hasMaximum({ downloadBitsPerSecond, uploadBitsPerSecond }: Plan): boolean {
  return downloadBitsPerSecond !== null || uploadBitsPerSecond !== null;
}

/**
 * The plan that a run is held against: that of its network, never another's. The plan of the line is that of the network
 * which it names, else of `home`, the one in which the line is measured on the most days; where neither is known, of every one.
 */
export function planIn(
  { network, home }: { readonly network: string | null; readonly home: string | null },
  settings: PlanSettings,
): Plan {
  const own = settings.networks.find((entry) => entry.network === network)?.plan;
  if (own !== undefined && hasPlan(own)) return own;
  const plans = settings.plan.network ?? home;
  return network === null || plans === null || network === plans ? settings.plan : NO_PLAN;
}

/** The networks that have a plan of their own: their runs are judged however few they are. */
export function networksWithPlan({ plan, networks }: PlanSettings): ReadonlySet<string> {
  const own = networks.filter((entry) => hasPlan(entry.plan)).map(({ network }) => network);
  return new Set(plan.network === undefined || !hasPlan(plan) ? own : [...own, plan.network]);
}
