import type { Tone } from '../../shared/message';
import type { Run } from '../../shared/run';
import { useApp } from '../hooks/app-context';
import type { RunState } from './run-state';
import { ToneDot } from './tone-dot';
import classes from './run-outcome.module.css';

const TONES: Readonly<Record<RunState, Tone>> = {
  good: 'good',
  slow: 'warning',
  failed: 'bad',
  missed: 'neutral',
  skipped: 'neutral',
  cancelled: 'neutral',
  running: 'neutral',
};

/** How a run ended: a state, a word, and why in a few more. */
export function RunOutcome({ run, state }: { readonly run: Run; readonly state: RunState }) {
  const { texts } = useApp();
  const word =
    state === 'slow' || state === 'good'
      ? texts(`common:stateTitle.${state}`)
      : texts(`common:outcome.${run.outcome}`);
  const why =
    run.outcome === 'failed'
      ? texts(`common:failure.${run.reason}`)
      : run.outcome === 'missed' || run.outcome === 'skipped'
        ? texts(`common:unmeasured.${run.reason}`)
        : null;
  return (
    <span className={classes.outcome}>
      <ToneDot tone={TONES[state]} />
      <span>
        {word}
        {why !== null && <span className={classes.why}>{why}</span>}
      </span>
    </span>
  );
}
