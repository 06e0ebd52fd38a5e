import { formatBytes, formatLatency, formatThroughput, throughputParts } from '../../../shared/format';
import { formatDuration } from '../../../shared/format-time';
import { PHASES, type Phase, type RunProgress } from '../../../shared/run';
import { GrowingLine } from '../../charts/growing-line';
import { useApp } from '../../hooks/app-context';
import type { Progress } from '../../hooks/progress';
import { useNow } from '../../hooks/use-now';
import classes from './live-panel.module.css';

interface LivePanelProps {
  readonly startedAt: number;
  /** Null until the run tells of itself. */
  readonly progress: Progress | null;
}

/** The running test: where it is, what the line brings at this moment, and how that has grown. */
export function LivePanel({ startedAt, progress }: LivePanelProps) {
  const { texts, style } = useApp();
  const { language } = style;
  const clock = useNow(250);
  const now = progress?.now ?? null;
  const phase = now?.phase ?? 'connecting';
  const rate = throughputParts(now?.currentBitsPerSecond ?? null, language);
  const elapsed = Math.max(now?.elapsedMs ?? 0, clock - startedAt, 0);
  return (
    <section className={classes.panel} aria-label={texts('dashboard:live.label')}>
      <ol className={classes.phases} aria-label={texts('dashboard:live.phases')}>
        {PHASES.map((step) => (
          <PhaseStep key={step} step={step} current={phase} progress={now} />
        ))}
      </ol>
      <div className={classes.body}>
        <div className={classes.now}>
          <p className={classes.label}>{texts('dashboard:live.rate')}</p>
          <p className={classes.rate} data-phase={phase}>
            {rate.value}
            <span>{rate.unit === '' ? 'Mbit/s' : rate.unit}</span>
          </p>
          <dl className={classes.facts}>
            <Fact name={texts('dashboard:live.elapsed')} value={formatDuration(elapsed, language)} />
            <Fact
              name={texts('dashboard:live.latency')}
              value={formatLatency(now?.currentLatencyMs ?? null, language)}
            />
            <Fact name={texts('dashboard:live.data')} value={formatBytes(now?.bytesSoFar ?? 0, language)} />
            <Fact
              name={texts('dashboard:live.server')}
              value={now?.server?.name ?? texts('dashboard:live.choosing')}
            />
          </dl>
        </div>
        <GrowingLine samples={progress?.samples ?? []} label={texts('dashboard:live.bars')} />
      </div>
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd title={value}>{value}</dd>
    </div>
  );
}

interface PhaseStepProps {
  readonly step: Phase;
  readonly current: Phase;
  readonly progress: RunProgress | null;
}

function PhaseStep({ step, current, progress }: PhaseStepProps) {
  const { texts, style } = useApp();
  const place = Math.sign(PHASES.indexOf(step) - PHASES.indexOf(current));
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
    return value == null ? null : formatThroughput(value, style.language);
  }
  return (
    <li className={classes.step} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
      <span className={classes.stepName}>{texts(`common:phase.${step}`)}</span>
      <span className="sr-only">{texts(`dashboard:live.${state}`)}</span>
      <span className={classes.stepFigure}>{state === 'done' ? (settled ?? '') : ''}</span>
    </li>
  );
}
