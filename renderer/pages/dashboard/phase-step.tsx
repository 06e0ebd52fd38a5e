import { formatLatency, formatThroughput } from '../../../shared/texts/format';
import { PHASES, type MeasuringPhase, type Phase, type RunProgress } from '../../../shared/run-progress';
import { useApp } from '../../hooks/app-context';
import classes from './live-panel.module.css';

interface PhaseStepProps {
  readonly step: MeasuringPhase;
  readonly current: Phase;
  readonly progress: RunProgress | null;
}

/** One phase of a running test: done with its figure, running, or to come. */
export function PhaseStep({ step, current, progress }: PhaseStepProps) {
  const { texts, style } = useApp();
  const place = Math.sign(PHASES.indexOf(step) - PHASES.findIndex((phase) => phase === current));
  const state = place < 0 ? 'done' : place === 0 ? 'current' : 'waiting';
  const figures = progress?.figuresSoFar;
  const settled = {
    connecting: null,
    latency: figures?.latencyMs == null ? null : formatLatency(figures.latencyMs, style.language),
    download: throughput(figures?.downloadBitsPerSecond),
    upload: throughput(figures?.uploadBitsPerSecond),
    recording: null,
  }[step];
  function throughput(value: number | null | undefined): string | null {
    return value == null ? null : formatThroughput(value, style);
  }
  return (
    <li className={classes.step} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
      <span className={classes.stepName}>{texts(`common:phase.${step}`)}</span>
      <span className="sr-only">{texts(`dashboard:live.${state}`)}</span>
      <span className={classes.stepFigure}>{state === 'done' ? (settled ?? '') : ''}</span>
    </li>
  );
}
