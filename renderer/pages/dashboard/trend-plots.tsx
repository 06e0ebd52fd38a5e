import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import {
  formatNumber,
  formatSetLatency,
  formatSetThroughput,
  toMegabits,
} from '../../../shared/texts/format';
import type { ChartData } from '../../../shared/history/chart-data';
import type { Line } from '../../charts/canvas';
import { honest, type ShownGap } from '../../charts/gaps';
import { Legend } from '../../charts/legend';
import { Plot, type Mark } from '../../charts/plot';
import { getStopIndex, getStops, pointedAt, type Pointed } from '../../charts/pointed';
import { getColumns, stepTo } from '../../charts/trend';
import { useApp } from '../../hooks/app-context';
import { useFocusAtFirst } from '../../hooks/use-focus-at-first';
import { useColorScheme } from '../../hooks/use-color-scheme';
import { wordPointed } from './pointed-words';
import { GapReadout } from './gap-readout';
import { TrendReadout } from './trend-readout';
import classes from './trend-plots.module.css';

interface TrendPlotsProps {
  readonly data: ChartData;
  /** Whether it was asked for by a key, so that the next key goes here. */
  readonly takesFocus: boolean;
  readonly onTable: () => void;
}

/** Throughput above, latency below, on one time axis with one crosshair. */
export function TrendPlots({ data, takesFocus, onTable }: TrendPlotsProps) {
  const { state, settings, texts, style } = useApp();
  const { language } = style;
  const colorScheme = useColorScheme(settings.theme);
  const [pointed, setPointed] = useState<Pointed<ShownGap> | null>(null);
  const focused = pointed?.kind === 'run' ? pointed.index : null;
  const hint = useId();
  const region = useFocusAtFirst<HTMLDivElement>(takesFocus);
  const { range, points, gaps } = useMemo(() => honest(data), [data]);
  const columns = useMemo(() => getColumns(points), [points]);
  const stops = useMemo(() => getStops(data.points, gaps), [data.points, gaps]);
  const point = focused === null ? undefined : data.points[focused];
  const named = gaps.map((gap) => ({ ...gap, label: texts(`dashboard:chart.gap.${gap.kind}`) }));
  const throughput = useMemo(
    (): readonly Line[] => [
      { color: '--lw-download', values: columns.download, band: columns.bands?.download ?? null },
      { color: '--lw-upload', values: columns.upload, band: columns.bands?.upload ?? null },
    ],
    [columns],
  );
  const latency = useMemo(
    (): readonly Line[] => [
      { color: '--lw-other', values: columns.loadedLatency, band: columns.bands?.loadedLatency ?? null },
      { color: '--lw-latency', values: columns.latency, band: columns.bands?.latency ?? null },
    ],
    [columns],
  );
  const shared = {
    range,
    times: columns.times,
    gaps: named,
    style,
    colorScheme,
    onPoint: (at: number | null) => setPointed(at === null ? null : pointedAt(at, data.points, gaps, range)),
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() === 't') return onTable();
    const target = stepTo(event.key, getStopIndex(stops, pointed), stops.length);
    if (target === null) return;
    event.preventDefault();
    setPointed(stops[target] ?? null);
  };
  const { plan } = settings;
  const marks = [plan.downloadBitsPerSecond, plan.uploadBitsPerSecond].flatMap((value): Mark[] =>
    value === null ? [] : [{ value, label: formatSetThroughput(value, language) }],
  );
  const limit = state.lastCompleted?.evaluation.figures.latency.limit?.value ?? null;
  return (
    <div
      ref={region}
      className={classes.plots}
      tabIndex={0}
      role="group"
      aria-label={texts('dashboard:chart.label')}
      aria-describedby={hint}
      onKeyDown={onKey}
      onBlur={() => setPointed(null)}
    >
      <Plot
        {...shared}
        lines={throughput}
        marks={marks}
        height={210}
        wordTick={(value, isTop) =>
          `${formatNumber(toMegabits(value), language, 1)}${isTop ? ' Mbit/s' : ''}`
        }
        crosshair={
          point === undefined
            ? null
            : { at: point.at, values: [point.downloadBitsPerSecond, point.uploadBitsPerSecond] }
        }
        hasTimes={false}
      >
        {point !== undefined && (
          <TrendReadout
            point={point}
            bucketMs={data.bucketMs}
            share={(point.at - range.from) / (range.to - range.from)}
          />
        )}
        {pointed?.kind === 'gap' && <GapReadout gap={pointed.gap} range={range} />}
      </Plot>
      <div className={classes.between}>
        <h3>{texts('dashboard:chart.latency')}</h3>
        <Legend
          entries={[
            { tone: 'latency', label: texts('dashboard:chart.idle') },
            { tone: 'other', label: texts('dashboard:chart.loaded') },
            ...(limit === null ? [] : [{ tone: 'mark', label: texts('dashboard:chart.limit') } as const]),
          ]}
        />
        <span className={classes.hint} id={hint}>
          {texts('dashboard:chart.hint')}
        </span>
      </div>
      <Plot
        {...shared}
        gaps={gaps.map((gap) => ({ ...gap, label: '' }))}
        lines={latency}
        marks={limit === null ? [] : [{ value: limit, label: formatSetLatency(limit, language) }]}
        height={104}
        wordTick={(value, isTop) => `${formatNumber(value, language, 1)}${isTop ? ' ms' : ''}`}
        crosshair={
          point === undefined ? null : { at: point.at, values: [point.loadedLatencyMs, point.latencyMs] }
        }
        hasTimes
      />
      <p className="sr-only" aria-live="polite">
        {pointed !== null && wordPointed(pointed, data.points, texts, style)}
      </p>
    </div>
  );
}
