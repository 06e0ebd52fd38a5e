import type { RunState } from '../../../shared/figures/evaluation';
import { formatShortDateTime, type TimeStyle } from '../../../shared/texts/format-time';
import type { Texts } from '../../../shared/texts/i18n';
import type { Tone } from '../../../shared/messages/message';
import { getExclusion } from '../../../shared/history/exclusion';
import type { Run } from '../../../shared/run';
import { useApp } from '../../hooks/app-context';
import { ExcludedOutcome } from '../notes/excluded-outcome';
import { ToneDot } from '../tone-dot';
import classes from './run-outcome.module.css';

const TONES: Readonly<Record<RunState, Tone>> = {
  good: 'good',
  slow: 'warning',
  measured: 'neutral',
  'no-figures': 'warning',
  failed: 'bad',
  missed: 'neutral',
  skipped: 'neutral',
  cancelled: 'neutral',
  running: 'neutral',
};

/** How a run ended: a state, a word, and why in a few more; of one that was excluded from statistics that, and why. */
export function RunOutcome({ run, state }: { readonly run: Run; readonly state: RunState }) {
  const { texts, style } = useApp();
  const exclusion = getExclusion(run);
  if (exclusion !== null) return <ExcludedOutcome run={run} exclusion={exclusion} />;
  const word =
    run.outcome === 'completed' && isOfCompleted(state)
      ? texts(`common:stateTitle.${state}`)
      : run.outcome === 'missed'
        ? texts('common:missed', { count: run.slots })
        : texts(`common:outcome.${run.outcome}`);
  const why = reasonInWords(run, texts, style);
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

type CompletedState = Extract<RunState, 'good' | 'slow' | 'measured' | 'no-figures'>;

function isOfCompleted(state: RunState): state is CompletedState {
  return state === 'good' || state === 'slow' || state === 'measured' || state === 'no-figures';
}

/** Why a run has no figures; of many that were missed also until when. Null for every other. */
function reasonInWords(run: Run, texts: Texts, style: TimeStyle): string | null {
  if (run.outcome === 'failed') return texts(`common:failure.${run.reason}`);
  if (run.outcome !== 'missed' && run.outcome !== 'skipped') return null;
  const reason = texts(`common:unmeasured.${run.reason}`);
  if (run.outcome === 'skipped' || run.slots === 1) return reason;
  return texts('common:missedUntil', { reason, time: formatShortDateTime(run.finishedAt, style) });
}
