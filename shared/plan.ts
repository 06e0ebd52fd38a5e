import type { Settings } from './settings';

/** What the contract promises of the line in one network. */
export type Plan = Pick<Settings['plan'], 'downloadBitsPerSecond' | 'uploadBitsPerSecond'>;

/** What plans are found in. */
export type PlanSettings = Pick<Settings, 'plan' | 'networks'>;

/** Nothing is promised, or nobody has said. */
export const NO_PLAN: Plan = { downloadBitsPerSecond: null, uploadBitsPerSecond: null };

/** Whether a plan says anything. */
export function hasPlan({ downloadBitsPerSecond, uploadBitsPerSecond }: Plan): boolean {
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
