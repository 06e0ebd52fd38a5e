import type { RunState } from '../../../shared/figures/evaluation';
import type { LineEvent, LineStretch } from '../../../shared/history/outages';
import type { EndedRun } from '../../../shared/run';

/** Another run of the same network that began within NEARBY_MS, and what it says of the line. */
export interface NearbyRun {
  readonly run: EndedRun;
  readonly state: RunState;
}

/** What is known of the link to the router; what is not is left out. */
export interface LinkEvidence {
  readonly isWifi?: boolean;
  readonly signalDbm?: number;
  readonly linkBitsPerSecond?: number;
}

/** Everything that may say where a run points. */
export interface RunEvidence {
  readonly run: EndedRun;
  readonly state: RunState;
  /** Events of the line that touch the time of the run. */
  readonly events: readonly LineEvent[];
  /** Minutes of the line that touch the time of the run; empty where it was not watched, or is not summed up yet. */
  readonly minutes: readonly LineStretch[];
  readonly nearby: readonly NearbyRun[];
  readonly link: LinkEvidence;
}
