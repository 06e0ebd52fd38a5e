import type { Texts } from '../texts/i18n';
import type { ScheduleKind } from './kinds';

/** What a schedule is called. */
export interface Nameable {
  readonly name: string;
  readonly kind: ScheduleKind;
  readonly dailyAt: string;
}

/** The user's own name of a schedule; where it has none, how often it measures. */
export function scheduleName({ name, kind, dailyAt }: Nameable, texts: Texts): string {
  const own = name.trim();
  if (own !== '') return own;
  if (kind === 'daily') return texts('common:schedule.dailyAt', { time: dailyAt });
  return texts(`common:schedule.${kind}`);
}
