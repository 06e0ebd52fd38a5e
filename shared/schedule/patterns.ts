import type { ScheduleKind } from './kinds';

const PATTERNS: Readonly<Record<Exclude<ScheduleKind, 'daily' | 'cron'>, string>> = {
  'every-15-minutes': '*/15 * * * *',
  'every-30-minutes': '*/30 * * * *',
  hourly: '0 * * * *',
  'every-6-hours': '0 */6 * * *',
};

/** The part of a schedule that says how often it measures. */
export interface Cadence {
  readonly kind: ScheduleKind;
  readonly dailyAt: string;
  readonly cron: string;
}

/** A schedule as a cron expression of five fields. */
export function getCronPattern({ kind, cron, dailyAt }: Cadence): string {
  if (kind === 'cron') return cron.trim();
  if (kind !== 'daily') return PATTERNS[kind];
  const [hour, minute] = dailyAt.split(':').map(Number);
  return `${minute} ${hour} * * *`;
}
