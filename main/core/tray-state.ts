import type { ChannelState } from '../../shared/ipc';
import type { TrayState } from '../../shared/tray-state';
import type { Verdict } from '../../shared/verdict';
import { hasStoodStill, type EndedRun } from '../../shared/run';

export interface TraySituation {
  /** Whether something keeps results from being recorded as they should. */
  readonly hasRecordingTrouble: boolean;
  readonly isRunning: boolean;
  readonly isPaused: boolean;
  readonly channels: readonly ChannelState[];
  readonly lastRun: EndedRun | null;
  readonly lastVerdicts: readonly Verdict[];
}

/** What the icon shows: the most urgent of what is true. */
export function trayStateOf(situation: TraySituation): TrayState {
  // Also during a test: its result waits for the disk, perhaps for long.
  if (situation.hasRecordingTrouble) return 'not-recording';
  if (situation.isRunning) return 'running';
  if (situation.channels.some(isFailing)) return 'failing-delivery';
  if (situation.lastRun !== null && isDegraded(situation.lastRun, situation.lastVerdicts)) return 'degraded';
  return situation.isPaused ? 'paused' : 'idle';
}

/** Whether messages of a channel wait for a person, were refused for good, or did not get through yet. */
export function isFailing({ isEnabled, blocked, failed, problem }: ChannelState): boolean {
  return isEnabled && (blocked + failed > 0 || problem !== null);
}

function isDegraded(run: EndedRun, verdicts: readonly Verdict[]): boolean {
  if (run.outcome === 'interrupted') return true;
  if (run.outcome === 'failed') return !hasStoodStill(run);
  return verdicts.some(
    ({ rule, reason }) => rule.condition.kind === 'figure' && (reason === 'matched' || reason === 'still'),
  );
}
