import type { HistoryRow } from '../../../shared/ipc';
import { figuresOf, type Figures } from '../../../shared/run';
import type { Expectations } from '../../components/expectations';
import { loadedLatencyMs } from '../../../shared/bufferbloat';
import type { Usual } from '../../hooks/use-usual';
import { useApp } from '../../hooks/app-context';
import { compareLatency, compareLoadedLatency, compareThroughput } from './comparison';
import { FigureCard } from './figure-card';
import type { Situation } from './page-sentence';
import classes from './figure-cards.module.css';

const SPARKLINE_RUNS = 60;

interface FigureCardsProps {
  /** Newest first; null while they are read. */
  readonly rows: readonly HistoryRow[] | null;
  readonly last: Situation['lastCompleted'];
  readonly usual: Usual | null;
  readonly expected: Expectations;
}

/** The four figures of the last completed run, each beside what it is held against. */
export function FigureCards({ rows, last, usual, expected }: FigureCardsProps) {
  const { settings, texts, style } = useApp();
  const { plan } = settings;
  const recent = (rows ?? []).slice(0, SPARKLINE_RUNS).reverse();
  const series = (pick: (figures: Figures) => number | null) =>
    recent.map(({ run }) => {
      const figures = run.outcome === 'completed' ? figuresOf(run) : null;
      return figures === null ? null : pick(figures);
    });
  const figures = last?.figures ?? null;
  const words = { texts, language: style.language };
  return (
    <section className={classes.figures} aria-label={texts('dashboard:figures')}>
      <FigureCard
        figure="download"
        value={figures?.downloadBitsPerSecond ?? null}
        comparison={compareThroughput(words, {
          now: figures?.downloadBitsPerSecond ?? null,
          plan: plan.downloadBitsPerSecond,
          usual: usual?.downloadBitsPerSecond ?? null,
          floor: expected.downloadFloor,
        })}
        isPlanMissing={figures !== null && plan.downloadBitsPerSecond === null}
        series={series((of) => of.downloadBitsPerSecond)}
        hasRun={figures !== null}
        isLoading={rows === null}
      />
      <FigureCard
        figure="upload"
        value={figures?.uploadBitsPerSecond ?? null}
        comparison={compareThroughput(words, {
          now: figures?.uploadBitsPerSecond ?? null,
          plan: plan.uploadBitsPerSecond,
          usual: usual?.uploadBitsPerSecond ?? null,
          floor: expected.uploadFloor,
        })}
        isPlanMissing={figures !== null && plan.uploadBitsPerSecond === null}
        series={series((of) => of.uploadBitsPerSecond)}
        hasRun={figures !== null}
        isLoading={rows === null}
      />
      <FigureCard
        figure="latency"
        value={figures?.latencyMs ?? null}
        comparison={compareLatency(words, figures, usual?.latencyMs ?? null, expected.latencyCeilingMs)}
        series={series((of) => of.latencyMs)}
        hasRun={figures !== null}
        isLoading={rows === null}
      />
      <FigureCard
        figure="loadedLatency"
        value={figures === null ? null : loadedLatencyMs(figures)}
        comparison={compareLoadedLatency(words, figures)}
        series={series(loadedLatencyMs)}
        hasRun={figures !== null}
        isLoading={rows === null}
      />
    </section>
  );
}
