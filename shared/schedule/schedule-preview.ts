import type { CronProblem } from '../cron-expression';

/** When a schedule would measure next, or what is wrong with its expression. */
export type SchedulePreview =
  | { readonly kind: 'times'; readonly nextAt: readonly number[] }
  | { readonly kind: 'invalid'; readonly problem: CronProblem };
