import { useId, useMemo } from 'react';
import { formatPercent, latencyTick } from '../../../shared/texts/format';
import type { LineChart } from '../../../shared/history/outages';
import type { TimeRange } from '../../../shared/time-range';
import type { Line } from '../../charts/canvas';
import { ChartHead } from '../../charts/chart-head';
import { chartKeys } from '../../charts/chart-keys';
import { getLineColumns, getLineGaps, getMiddle, type LineGap } from '../../charts/line-columns';
import { LossStrip } from '../../charts/loss-strip';
import { Plot } from '../../charts/plot';
import { getStops, pointedAt, type Pointed } from '../../charts/pointed';
import { TimeAxis } from '../../charts/time-axis';
import { getMiddleOf, timeUnder } from '../../charts/time-share';
import { useApp } from '../../hooks/app-context';
import { useColorScheme } from '../../hooks/use-color-scheme';
import { AvailabilityLine } from './availability-line';
import { ColumnReadout, LineGapReadout } from './line-readout';
import { wordColumn, wordGap, wordGapKind } from './line-words';
import classes from './line-band.module.css';

/** A column of the band by its place, or a time in which the line was down or was not observed. */
export type PointedLine = Pointed<LineGap>;

interface LineBandProps {
  readonly chart: LineChart;
  /** Of all charts on this axis. */
  readonly range: TimeRange;
  readonly pointed: PointedLine | null;
  /** With the moment of it. */
  readonly onPoint: (pointed: PointedLine | null, at: number | null) => void;
  /** The moment under the crosshair of the charts; null without one. */
  readonly crosshairAt: number | null;
  readonly onTable: () => void;
}

const HEIGHT = 84;

/** Latency, loss and outages of the line around the clock, on the axis of the tests. */
export function LineBand({ chart, range, pointed, onPoint, crosshairAt, onTable }: LineBandProps) {
  const { settings, texts, style } = useApp();
  const { language } = style;
  const colorScheme = useColorScheme(settings.theme);
  const hint = useId();
  const title = useId();
  const columns = useMemo(() => getLineColumns(chart, range), [chart, range]);
  const gaps = useMemo(() => getLineGaps(chart, range), [chart, range]);
  const points = useMemo(
    () => chart.columns.map((column) => ({ at: getMiddle(column, range) })),
    [chart, range],
  );
  const stops = useMemo(() => getStops(points, gaps), [points, gaps]);
  const lines = useMemo(
    (): readonly Line[] => [
      { color: '--lw-other', values: columns.gateway, band: null },
      { color: '--lw-latency', values: columns.far, band: { low: columns.far, high: columns.farHighest } },
    ],
    [columns],
  );
  const point = (next: PointedLine | null) => onPoint(next, next === null ? null : getMoment(next));
  const pointAt = (at: number | null) => point(at === null ? null : pointedAt(at, points, gaps, range));
  const under = crosshairAt === null ? null : getColumnAt(crosshairAt);
  const column = pointed?.kind === 'run' ? chart.columns[pointed.index] : undefined;
  return (
    <div
      className={classes.band}
      tabIndex={0}
      role="group"
      aria-labelledby={title}
      aria-describedby={hint}
      onKeyDown={chartKeys({ stops, pointed, onPoint: point, onTable })}
      onBlur={() => point(null)}
    >
      <ChartHead
        className={classes.head}
        title={texts('outages:band.title')}
        titleId={title}
        entries={[
          { tone: 'latency', label: texts('outages:band.far') },
          { tone: 'spread', label: texts('outages:band.highest') },
          { tone: 'other', label: texts('outages:band.gateway') },
          { tone: 'loss', label: texts('outages:band.loss') },
        ]}
        hint={texts('outages:band.hint')}
        hintId={hint}
      />
      <AvailabilityLine availability={chart.availability} />
      <Plot
        range={range}
        times={columns.times}
        gaps={gaps.map((gap) => ({ ...gap, label: wordGapKind(gap, texts) }))}
        lines={lines}
        marks={[]}
        height={HEIGHT}
        cap={columns.cap}
        wordTick={(value, top) => latencyTick(value, top, language)}
        style={style}
        colorScheme={colorScheme}
        crosshair={
          crosshairAt === null
            ? null
            : { at: crosshairAt, values: [under?.gateway.medianMs ?? null, under?.far.medianMs ?? null] }
        }
        onPoint={pointAt}
        hasTimes={false}
      >
        {column !== undefined && <ColumnReadout column={column} range={range} />}
        {pointed?.kind === 'gap' && <LineGapReadout gap={pointed.gap} range={range} />}
      </Plot>
      <div onPointerMove={(event) => pointAt(timeUnder(event, range))} onPointerLeave={() => point(null)}>
        <LossStrip
          range={range}
          columns={chart.columns}
          crosshairAt={crosshairAt}
          wordTop={(ratio) => texts('outages:band.lossTop', { loss: formatPercent(ratio, language) })}
        />
      </div>
      <TimeAxis range={range} style={style} />
      <p className="sr-only" aria-live="polite">
        {column !== undefined && wordColumn(column, texts, style)}
        {pointed?.kind === 'gap' && wordGap(pointed.gap, texts, style)}
      </p>
    </div>
  );

  function getMoment(at: PointedLine): number | null {
    return at.kind === 'run' ? (points[at.index]?.at ?? null) : getMiddleOf(at.gap);
  }

  function getColumnAt(at: number) {
    return chart.columns.find((candidate) => candidate.at <= at && at < candidate.at + candidate.lengthMs);
  }
}
