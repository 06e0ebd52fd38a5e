import type { EvaluatedRun, HistoryRow } from '../../../shared/ipc';
import { getFigures, type Figures } from '../../../shared/run';
import { loadedLatencyMs } from '../../../shared/figures/bufferbloat';
import { useApp } from '../../hooks/app-context';
import { compareLatency, compareLoadedLatency, compareThroughput } from './comparison';
import { FigureCard } from './figure-card';
import classes from './figure-cards.module.css';

const SPARKLINE_RUNS = 60;

interface FigureCardsProps {
  /** Newest first; null while they are read. */
  readonly rows: readonly HistoryRow[] | null;
  readonly last: EvaluatedRun | null;
}

/** The four figures of the last completed run, each beside what it is held against. */
export function FigureCards({ rows, last }: FigureCardsProps) {
  const { settings, texts, style } = useApp();
  const { plan } = settings;
  const recent = (rows ?? []).slice(0, SPARKLINE_RUNS).reverse();
  const series = (pick: (figures: Figures) => number | null) =>
    recent.map(({ run }) => {
      const figures = run.outcome === 'completed' ? getFigures(run) : null;
      return figures === null ? null : pick(figures);
    });
  const figures = last?.run.figures ?? null;
  const evaluated = last?.evaluation.figures ?? null;
  const words = { texts, language: style.language };
  return (
    <section className={classes.figures} aria-label={texts('dashboard:figures')}>
      <FigureCard
        figure="download"
        value={figures?.downloadBitsPerSecond ?? null}
        comparison={compareThroughput(words, evaluated?.download ?? null)}
        isPlanMissing={figures !== null && plan.downloadBitsPerSecond === null}
        series={series((of) => of.downloadBitsPerSecond)}
        hasRun={figures !== null}
        isLoading={rows === null}
      />
      <FigureCard
        figure="upload"
        value={figures?.uploadBitsPerSecond ?? null}
        comparison={compareThroughput(words, evaluated?.upload ?? null)}
        isPlanMissing={figures !== null && plan.uploadBitsPerSecond === null}
        series={series((of) => of.uploadBitsPerSecond)}
        hasRun={figures !== null}
        isLoading={rows === null}
      />
      <FigureCard
        figure="latency"
        value={figures?.latencyMs ?? null}
        comparison={compareLatency(words, figures, evaluated?.latency ?? null)}
        series={series((of) => of.latencyMs)}
        hasRun={figures !== null}
        isLoading={rows === null}
      />
      <FigureCard
        figure="loadedLatency"
        value={figures === null ? null : loadedLatencyMs(figures)}
        comparison={compareLoadedLatency(words, last)}
        series={series(loadedLatencyMs)}
        hasRun={figures !== null}
        isLoading={rows === null}
      />
    </section>
  );
}
