import type { SkipReason } from '../../../shared/unmeasured';
import type { ScheduleSettings } from '../../../shared/schedule/schedule';

/** The conditions of a schedule that are about the computer. */
export type Conditions = Pick<
  ScheduleSettings,
  'skipOnBattery' | 'minBatteryPercent' | 'skipOnMetered' | 'skipInFullScreen' | 'networks'
>;

/** The network that the computer is in; `key` is null where it is in none, or in one that is not known. */
export interface NetworkHere {
  readonly key: string | null;
}

/** What conditions are compared with, at the moment when a run is to start. Null: not known, which holds back no run. */
export interface Situation {
  readonly isInMaintenance: boolean;
  readonly network: NetworkHere | null;
  readonly isMetered: boolean | null;
  readonly isOnBattery: boolean | null;
  /** Charge of the battery, 0–1. */
  readonly batteryRatio: number | null;
  /** Whether another application is full screen. */
  readonly isFullScreen: boolean | null;
}

/** A situation but for the calendar. */
export type ComputerSituation = Omit<Situation, 'isInMaintenance'>;

/** Whether a run of a schedule starts. */
export type StartDecision =
  { readonly kind: 'start' } | { readonly kind: 'skip'; readonly reason: SkipReason };

/** Whether a run of a schedule starts, or which condition keeps it from that: the first of those that are not met. */
export function shouldStart(conditions: Conditions, situation: Situation): StartDecision {
  const reason = findUnmet(conditions, situation);
  return reason === null ? { kind: 'start' } : { kind: 'skip', reason };
}

function findUnmet(conditions: Conditions, situation: Situation): SkipReason | null {
  const { isOnBattery, isMetered, isFullScreen, network } = situation;
  if (situation.isInMaintenance) return 'maintenance';
  if (network !== null && !isChosen(conditions.networks, network)) return 'other-network';
  if (conditions.skipOnMetered && isMetered === true) return 'metered';
  if (conditions.skipOnBattery && isOnBattery === true) return 'on-battery';
  if (isOnBattery === true && isTooLow(conditions.minBatteryPercent, situation.batteryRatio)) {
    return 'battery-low';
  }
  return conditions.skipInFullScreen && isFullScreen === true ? 'full-screen' : null;
}

/** Without a choice every network is one, known or not. */
function isChosen(chosen: readonly string[], { key }: NetworkHere): boolean {
  return chosen.length === 0 || (key !== null && chosen.includes(key));
}

function isTooLow(minPercent: number | null, ratio: number | null): boolean {
  return minPercent !== null && ratio !== null && ratio * 100 < minPercent;
}
