import { formatBytes, latencyParts, throughputParts } from '../../../shared/texts/format';
import { formatDuration } from '../../../shared/texts/format-time';
import { PHASES } from '../../../shared/run-progress';
import { GrowingLine } from '../../charts/growing-line';
import { ToneDot } from '../../components/tone-dot';
import { useApp } from '../../hooks/app-context';
import type { Progress } from '../../hooks/progress';
import { useNow } from '../../hooks/use-now';
import { CertaintyBand } from './certainty-band';
import { fallbackWords, liveCertainty, liveLatency } from './live-words';
import { PhaseStep } from './phase-step';
import classes from './live-panel.module.css';

interface LivePanelProps {
  readonly startedAt: number;
  /** Null until the run tells of itself. */
  readonly progress: Progress | null;
}

/** The running test: where it is, what the line brings at this moment, how sure that is, and how it has grown. */
export function LivePanel({ startedAt, progress }: LivePanelProps) {
  const { texts, style } = useApp();
  const { language } = style;
  const clock = useNow(250);
  const now = progress?.now ?? null;
  const phase = now?.phase ?? 'connecting';
  const elapsed = Math.max(now?.elapsedMs ?? 0, clock - startedAt, 0);
  const fellBack = fallbackWords(progress, texts);
  return (
    <section className={classes.panel} aria-label={texts('dashboard:live.label')}>
      <ol className={classes.phases} aria-label={texts('dashboard:live.phases')}>
        {PHASES.map((step) => (
          <PhaseStep key={step} step={step} current={phase} progress={now} />
        ))}
      </ol>
      <p className={classes.fellBack} role="status">
        {fellBack !== null && (
          <>
            <ToneDot tone="warning" />
            {fellBack}
          </>
        )}
      </p>
      <div className={classes.body}>
        <LiveRate progress={progress} />
        <LiveLatency progress={progress} />
        <GrowingLine samples={progress?.samples ?? []} label={texts('dashboard:live.bars')} />
      </div>
      <dl className={classes.facts}>
        <Fact name={texts('dashboard:live.elapsed')} value={formatDuration(elapsed, language)} />
        <Fact name={texts('dashboard:live.data')} value={formatBytes(now?.bytesSoFar ?? 0, language)} />
        {now?.provider != null && (
          <Fact name={texts('dashboard:live.service')} value={texts(`history:provider.${now.provider}`)} />
        )}
        <Fact
          name={texts('dashboard:live.server')}
          value={now?.server?.name ?? texts('dashboard:live.choosing')}
        />
      </dl>
    </section>
  );
}

function LiveRate({ progress }: Pick<LivePanelProps, 'progress'>) {
  const { texts, style } = useApp();
  const now = progress?.now ?? null;
  const rate = throughputParts(now?.currentBitsPerSecond ?? null, style);
  const direction = now?.phase === 'download' || now?.phase === 'upload' ? now.phase : 'idle';
  const certainty = now === null ? null : liveCertainty(now, texts, style.language);
  return (
    <div className={classes.now}>
      <p className={classes.label}>{texts(`dashboard:live.rateOf.${direction}`)}</p>
      <p className={classes.rate} data-absent={rate.unit === '' ? true : undefined}>
        {rate.value}
        <span>{rate.unit}</span>
      </p>
      <div className={classes.certainty} data-waiting={certainty === null ? true : undefined}>
        <CertaintyBand halfWidth={now?.relativeHalfWidth ?? null} />
        <p>{certainty?.words ?? '\u00a0'}</p>
      </div>
    </div>
  );
}

function LiveLatency({ progress }: Pick<LivePanelProps, 'progress'>) {
  const { texts, style } = useApp();
  const now = progress?.now ?? null;
  const parts = latencyParts(now?.currentLatencyMs ?? null, style.language);
  const words = now === null ? null : liveLatency(now, texts, style.language);
  return (
    <div className={classes.now}>
      <p className={classes.label}>{words?.name ?? texts('dashboard:live.latencyOf.idle')}</p>
      <p className={classes.latency} data-absent={parts.unit === '' ? true : undefined}>
        {parts.value}
        <span>{parts.unit}</span>
      </p>
      <p className={classes.against}>{words?.against}</p>
    </div>
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
