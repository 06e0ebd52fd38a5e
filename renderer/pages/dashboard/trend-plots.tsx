import { useId, useMemo, useState } from 'react';
import {
  formatSetLatency,
  formatSetThroughput,
  latencyTick,
  ofRateUnit,
  throughputTick,
} from '../../../shared/texts/format';
import { lowest } from '../../../shared/extremes';
import { formatShortDateTime } from '../../../shared/texts/format-time';
import type { ChartData, ChartFigure, ChartPoint, ExcludedPoint } from '../../../shared/history/chart-data';
import type { Line } from '../../charts/canvas';
import type { Plan } from '../../../shared/plan';
import type { LineChart } from '../../../shared/history/outages';
import { ChartHead } from '../../charts/chart-head';
import { chartKeys } from '../../charts/chart-keys';
import { honest, type ShownGap } from '../../charts/gaps';
import { knownFrom } from '../../charts/line-columns';
import { Plot, type HollowPoint, type Mark } from '../../charts/plot';
import { getStops, pointedAt, type Pointed } from '../../charts/pointed';
import { getNetworkColumns } from '../../charts/network-columns';
import { getNetworkLines, getPointValues, lineOfNetwork } from '../../charts/network-lines';
import { getColumns } from '../../charts/trend';
import { LineBand, type PointedLine } from '../../components/line/line-band';
import { NotesOfChart } from '../../components/notes/notes-of-chart';
import { LineNothing } from '../../components/line/line-nothing';
import { useApp } from '../../hooks/app-context';
import { useFocusAtFirst } from '../../hooks/use-focus-at-first';
import { useLineNames } from '../../hooks/use-line-names';
import { useColorScheme } from '../../hooks/use-color-scheme';
import { wordPointed } from './pointed-words';
import { GapReadout } from './gap-readout';
import { TrendReadout } from './trend-readout';
import classes from './trend-plots.module.css';

interface TrendPlotsProps {
  readonly data: ChartData;
  /** The line between the tests; null while it is not read. */
  readonly line: LineChart | null;
  /** That of the network whose runs are shown. */
  readonly plan: Plan;
  /** Whether it was asked for by a key, so that the next key goes here. */
  readonly takesFocus: boolean;
  readonly onTable: () => void;
}

/** What the pointer is at in one of the charts, and when; the others show that moment. */
interface Crosshair {
  readonly pointed: Pointed<ShownGap> | null;
  readonly line: PointedLine | null;
  readonly lineAt: number | null;
}

/** When the records of a range begin; null without any. */
function firstAt(data: ChartData, line: LineChart | null): number | null {
  const known = line === null ? null : knownFrom(line);
  const begins = [data.points[0]?.at, data.gaps[0]?.from, known].filter((at) => at != null);
  return begins.length === 0 ? null : lowest(begins);
}

/** The figures of the plots, in the order of their lines. */
const THROUGHPUT: readonly ChartFigure[] = ['download', 'upload'];
const LATENCY: readonly ChartFigure[] = ['loadedLatency', 'latency'];

const NO_CROSSHAIR: Crosshair = { pointed: null, line: null, lineAt: null };

/** Throughput above, latency below, the line between the tests beneath: on one time axis with one crosshair. */
export function TrendPlots({ data, line, plan, takesFocus, onTable }: TrendPlotsProps) {
  const { state, settings, texts, style } = useApp();
  const { language } = style;
  const colorScheme = useColorScheme(settings.theme);
  const [crosshair, setCrosshair] = useState<Crosshair>(NO_CROSSHAIR);
  /** Where a note is begun; null while none is. */
  const [newNoteAt, setNewNoteAt] = useState<number | null>(null);
  const { pointed } = crosshair;
  const focused = pointed?.kind === 'run' ? pointed.index : null;
  const hint = useId();
  const region = useFocusAtFirst<HTMLDivElement>(takesFocus);
  const hasLine = line !== null && knownFrom(line) !== null;
  const { range, points, gaps } = useMemo(() => {
    const to = Math.max(data.range.to, line?.range.to ?? 0);
    return honest({ ...data, range: { from: data.range.from, to } }, line === null ? null : knownFrom(line));
  }, [data, line]);
  const columns = useMemo(() => getColumns(points), [points]);
  const byNetwork = useMemo(() => (data.lines === undefined ? null : getNetworkColumns(data)), [data]);
  const stops = useMemo(() => getStops(data.points, gaps), [data.points, gaps]);
  const run = focused === null ? undefined : data.points[focused];
  const point = (next: Pointed<ShownGap> | null) => setCrosshair({ ...NO_CROSSHAIR, pointed: next });
  const named = gaps.map((gap) => ({ ...gap, label: texts(`dashboard:chart.gap.${gap.kind}`) }));
  const throughput = useMemo(
    (): readonly Line[] =>
      byNetwork !== null
        ? getNetworkLines(byNetwork, THROUGHPUT)
        : [
            { color: '--lw-download', values: columns.download, band: columns.bands?.download ?? null },
            { color: '--lw-upload', values: columns.upload, band: columns.bands?.upload ?? null },
          ],
    [byNetwork, columns],
  );
  const latency = useMemo(
    (): readonly Line[] =>
      byNetwork !== null
        ? getNetworkLines(byNetwork, LATENCY)
        : [
            {
              color: '--lw-other',
              values: columns.loadedLatency,
              band: columns.bands?.loadedLatency ?? null,
            },
            { color: '--lw-latency', values: columns.latency, band: columns.bands?.latency ?? null },
          ],
    [byNetwork, columns],
  );
  const shared = {
    range,
    times: (byNetwork ?? columns).times,
    gaps: named,
    style,
    colorScheme,
    onPoint: (at: number | null) => point(at === null ? null : pointedAt(at, data.points, gaps, range)),
  };
  /** The values of a point in the order of the lines of some figures. */
  const valuesOf = (of: ChartPoint | ExcludedPoint, figures: readonly ChartFigure[]) => {
    const place = 'network' in of ? lineOfNetwork(data, of.network) : (of.line ?? 0);
    return getPointValues(of, place, data, figures);
  };
  const hollow = (figures: readonly ChartFigure[]): readonly HollowPoint[] =>
    data.excluded.map((excluded) => ({
      at: excluded.at,
      values: valuesOf(excluded, figures),
      label: texts('notes:exclusion.mark', { reason: excluded.reason }),
    }));
  const marks = [plan.downloadBitsPerSecond, plan.uploadBitsPerSecond].flatMap((value): Mark[] =>
    value === null ? [] : [{ value, label: formatSetThroughput(value, style) }],
  );
  const limit = state.lastCompleted?.evaluation.figures.latency.limit?.value ?? null;
  const at = run?.at ?? crosshair.lineAt;
  const names = useLineNames(data);
  const networkOf = ({ line: place }: ChartPoint) => (place === undefined ? null : (names[place] ?? null));
  const keys = chartKeys({ stops, pointed, onPoint: point, onTable });
  const getCrosshair = (values: readonly (number | null)[]) => (at === null ? null : { at, values });
  return (
    <>
      <div
        ref={region}
        className={classes.plots}
        tabIndex={0}
        role="group"
        aria-label={texts('dashboard:chart.label')}
        aria-describedby={hint}
        onKeyDown={(event) => {
          if (event.key.toLowerCase() === 'n' && event.target === event.currentTarget) {
            setNewNoteAt(at ?? Date.now());
            event.preventDefault();
          } else keys(event);
        }}
        onBlur={() => point(null)}
      >
        <Plot
          {...shared}
          lines={throughput}
          marks={marks}
          height={210}
          tickUnit={ofRateUnit(1, style.rateUnit)}
          wordTick={(value, top) => throughputTick(value, top, style)}
          crosshair={getCrosshair(run === undefined ? [] : valuesOf(run, THROUGHPUT))}
          hollow={hollow(THROUGHPUT)}
          hasTimes={false}
        >
          <NotesOfChart range={range} newAt={newNoteAt} onClose={() => setNewNoteAt(null)} />
          {run !== undefined && (
            <TrendReadout point={run} network={networkOf(run)} bucketMs={data.bucketMs} range={range} />
          )}
          {pointed?.kind === 'gap' && <GapReadout gap={pointed.gap} range={range} />}
        </Plot>
        <ChartHead
          className={classes.between}
          title={texts('dashboard:chart.latency')}
          entries={[
            { tone: byNetwork === null ? 'latency' : 'solid', label: texts('dashboard:chart.idle') },
            { tone: byNetwork === null ? 'other' : 'dashed', label: texts('dashboard:chart.loaded') },
            ...(limit === null ? [] : [{ tone: 'mark', label: texts('dashboard:chart.limit') } as const]),
          ]}
          hint={texts('dashboard:chart.hint')}
          hintId={hint}
        />
        <Plot
          {...shared}
          gaps={gaps.map((gap) => ({ ...gap, label: '' }))}
          lines={latency}
          marks={limit === null ? [] : [{ value: limit, label: formatSetLatency(limit, language) }]}
          height={104}
          wordTick={(value, top) => latencyTick(value, top, language)}
          crosshair={getCrosshair(run === undefined ? [] : valuesOf(run, LATENCY))}
          hollow={hollow(LATENCY)}
          hasTimes={!hasLine}
        />
        <p className="sr-only" aria-live="polite">
          {pointed !== null && wordPointed(pointed, data.points, texts, style, networkOf)}
        </p>
      </div>
      {data.range.from > 0 && range.from > data.range.from && (
        <p className={classes.since}>
          {texts('dashboard:chart.since', {
            time: formatShortDateTime(firstAt(data, line) ?? range.from, style),
          })}
        </p>
      )}
      {line !== null && !hasLine && <LineNothing />}
      {line !== null && hasLine && (
        <LineBand
          chart={line}
          range={range}
          pointed={crosshair.line}
          onPoint={(next, lineAt) => setCrosshair({ pointed: null, line: next, lineAt })}
          crosshairAt={at}
          onTable={onTable}
        />
      )}
    </>
  );
}
