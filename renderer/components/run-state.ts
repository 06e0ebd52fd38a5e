import { hasStoodStill, type Run } from '../../shared/run';
import { weaknessesOf, type Expectations } from './expectations';

/** How a run is shown: a shape and a colour of its own, and a word. */
export const RUN_STATES = ['good', 'slow', 'failed', 'missed', 'skipped', 'cancelled', 'running'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** The state of a run against what is expected of the line. */
export function runStateOf(run: Run, expected: Expectations): RunState {
  switch (run.outcome) {
    case 'completed':
      return weaknessesOf(run.figures, expected).length === 0 ? 'good' : 'slow';
    case 'failed':
      return hasStoodStill(run) ? 'cancelled' : 'failed';
    case 'interrupted':
      return 'failed';
    case 'missed':
    case 'skipped':
    case 'cancelled':
    case 'running':
      return run.outcome;
  }
}
