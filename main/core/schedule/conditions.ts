import type { SkipReason } from '../../../shared/unmeasured';
import type { ScheduleSettings } from '../../../shared/schedule/schedule';
import type { LineTraffic } from './line-traffic';

/** The conditions of a schedule that are about the computer. */
export type Conditions = Pick<
  ScheduleSettings,
  | 'skipOnBattery'
  | 'minBatteryPercent'
  | 'skipOnMetered'
  | 'skipInFullScreen'
  | 'networks'
  | 'maxTrafficBitsPerSecond'
  | 'whenBusy'
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
  /** What this computer's own traffic does with the line. */
  readonly line: LineLoad;
  /** Whether the run may still wait for the line. */
  readonly mayWait: boolean;
}

/** Traffic of a line, compared with the limit of a schedule; `not-yet`: it is known in a moment. */
export type LineLoad = 'quiet' | 'busy' | 'not-yet' | null;

/** A situation but for the calendar and the line. */
export type ComputerSituation = Omit<Situation, 'isInMaintenance' | 'line' | 'mayWait'>;

/** Whether a run of a schedule starts. `wait`: later, as soon as the line is quiet. */
export type StartDecision =
  | { readonly kind: 'start' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'skip'; readonly reason: SkipReason };

/** Whether a run of a schedule starts, or which condition keeps it from that: the first of those that are not met. */
export function shouldStart(conditions: Conditions, situation: Situation): StartDecision {
  const reason = findUnmet(conditions, situation);
  if (reason !== null) return { kind: 'skip', reason };
  if (conditions.maxTrafficBitsPerSecond === null) return { kind: 'start' };
  const { line, mayWait } = situation;
  if (mayWait && (line === 'busy' || line === 'not-yet')) return { kind: 'wait' };
  return line === 'busy' && conditions.whenBusy === 'skip'
    ? { kind: 'skip', reason: 'line-busy' }
    : { kind: 'start' };
}

/** What traffic means by the limit of a schedule; null where the traffic is not known, or there is no limit. */
export function compareTraffic(
  { maxTrafficBitsPerSecond: limit }: Pick<Conditions, 'maxTrafficBitsPerSecond'>,
  traffic: LineTraffic,
): LineLoad {
  if (limit === null) return null;
  if (traffic === null || traffic === 'not-yet') return traffic;
  return traffic > limit ? 'busy' : 'quiet';
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
  // A ratio of 0.29 times 100 is a little less than 29.
  return minPercent !== null && ratio !== null && Math.round(ratio * 100) < minPercent;
}
