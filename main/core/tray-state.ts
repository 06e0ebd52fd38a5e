import type { ChannelState } from '../../shared/ipc';
import type { TrayState } from '../../shared/tray-state';
import type { RunState } from '../../shared/figures/evaluation';

export interface TraySituation {
  /** Whether something keeps results from being recorded as they should. */
  readonly hasRecordingTrouble: boolean;
  readonly isRunning: boolean;
  readonly isPaused: boolean;
  readonly channels: readonly ChannelState[];
  /** What the last run says of the line; null before the first. */
  readonly lastState: RunState | null;
}

/** States of a run that are worth a look. */
const DEGRADED: readonly RunState[] = ['slow', 'failed', 'no-figures'];

/** What the icon shows: the most urgent of what is true. */
export function getTrayState(situation: TraySituation): TrayState {
  // Also during a test: its result waits for the disk, perhaps for long.
  if (situation.hasRecordingTrouble) return 'not-recording';
  if (situation.isRunning) return 'running';
  if (situation.channels.some(isFailing)) return 'failing-delivery';
  if (situation.lastState !== null && DEGRADED.includes(situation.lastState)) return 'degraded';
  return situation.isPaused ? 'paused' : 'idle';
}

/** Whether messages of a channel wait for a person, were refused for good, or did not get through yet. */
export function isFailing({ isEnabled, blocked, failed, problem }: ChannelState): boolean {
  return isEnabled && (blocked + failed > 0 || problem !== null);
}
