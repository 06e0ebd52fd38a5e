import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import type { ChartData, ChartPoint } from '../../../../shared/history/chart-data';
import type { LineChart } from '../../../../shared/history/outages';
import { ofRateUnit } from '../../../../shared/texts/format';
import type { TimeRange } from '../../../../shared/time-range';
import type { Line } from '../../../charts/canvas';
import { ChartHead } from '../../../charts/chart-head';
import type { HonestData, ShownGap } from '../../../charts/gaps';
import { knownFrom } from '../../../charts/line-columns';
import { Plot } from '../../../charts/plot';
import { getStopIndex, getStops, pointedAt, type Pointed } from '../../../charts/pointed';
import { getShare } from '../../../charts/time-share';
import { getNetworkColumns } from '../../../charts/network-columns';
import {
  getNetworkLegend,
  getNetworkLines,
  getPointValues,
  lineOfNetwork,
} from '../../../charts/network-lines';
import { getColumns, stepTo } from '../../../charts/trend';
import { LineBand, type PointedLine } from '../../../components/line/line-band';
import { NotesOfChart } from '../../../components/notes/notes-of-chart';
import { useApp } from '../../../hooks/app-context';
import { useLineNames } from '../../../hooks/use-line-names';
import { useColorScheme } from '../../../hooks/use-color-scheme';
import { useFocusAtFirst } from '../../../hooks/use-focus-at-first';
import { GapReadout } from '../../dashboard/gap-readout';
import { wordPointed } from '../../dashboard/pointed-words';
import { ExplorerReadout } from './explorer-readout';
import { getColor, getFiguresWithData, getLegend, getMarks, getPlots, wordTick } from './figure-plots';
import { GapLayer } from './gap-layer';
import { useGestures } from './gestures';
import { keyAction, type ViewAction } from './keys';
import type { Bounds } from './zoom';
import classes from './explorer.module.css';

interface ExplorerPlotsProps {
  readonly data: ChartData;
  /** The same with breaks and named gaps. */
  readonly shown: HonestData;
  /** The line between the tests; null while it is not read. */
  readonly line: LineChart | null;
  /** What is seen of it. */
  readonly view: TimeRange;
  readonly bounds: Bounds;
  /** Whether it was asked for by a key, so that the next key goes here. */
  readonly takesFocus: boolean;
  readonly onView: (view: TimeRange) => void;
  readonly onRange: (view: TimeRange) => void;
  /** Opens the run, or goes nearer to the runs, that something stands for. */
  readonly onOpen: (pointed: Pointed<ShownGap>) => void;
  readonly onKey: (action: ViewAction) => void;
}

/** What the pointer is at in one of the charts; the others show that moment. */
interface Crosshair {
  readonly pointed: Pointed<ShownGap> | null;
  readonly line: PointedLine | null;
  readonly lineAt: number | null;
}

const NO_CROSSHAIR: Crosshair = { pointed: null, line: null, lineAt: null };

/** Every figure with data as a plot of its own, one below the other on one time axis with one crosshair. */
export function ExplorerPlots(props: ExplorerPlotsProps) {
  const { data, shown, line, view, bounds, takesFocus, onView, onRange, onOpen, onKey } = props;
  const { state, settings, texts, style } = useApp();
  const colorScheme = useColorScheme(settings.theme);
  const [crosshair, setCrosshair] = useState(NO_CROSSHAIR);
  /** Where a note is begun; null while none is. */
  const [newNoteAt, setNewNoteAt] = useState<number | null>(null);
  const host = useFocusAtFirst<HTMLDivElement>(takesFocus);
  const hint = useId();
  const { pointed } = crosshair;
  const { gaps } = shown;
  const columns = useMemo(() => getColumns(shown.points), [shown]);
  const byNetwork = useMemo(() => (data.lines === undefined ? null : getNetworkColumns(data)), [data]);
  const names = useLineNames(data);
  const networkOf = ({ line: place }: ChartPoint) => (place === undefined ? null : (names[place] ?? null));
  const figures = useMemo(() => getFiguresWithData(data.points), [data]);
  const stops = useMemo(() => getStops(data.points, gaps), [data, gaps]);
  const plots = useMemo(
    () =>
      getPlots(figures).map((plot) => ({
        plot,
        lines:
          byNetwork !== null
            ? getNetworkLines(byNetwork, plot.figures)
            : plot.figures.map((figure): Line => ({
                color: getColor(figure),
                values: columns[figure],
                band: columns.bands?.[figure] ?? null,
              })),
      })),
    [figures, columns, byNetwork],
  );
  const point = (next: Pointed<ShownGap> | null) => setCrosshair({ ...NO_CROSSHAIR, pointed: next });
  const find = (at: number) => pointedAt(at, data.points, gaps, view);
  const gestures = useGestures(host, view, bounds, {
    onView,
    onRange,
    onClick: (at) => {
      const found = find(at);
      if (found !== null) onOpen(found);
    },
  });
  const run = pointed?.kind === 'run' ? data.points[pointed.index] : undefined;
  const at = run?.at ?? crosshair.lineAt;
  const isInView = at !== null && at >= view.from && at <= view.to;
  const evaluation = state.lastCompleted?.evaluation ?? null;
  const left = (moment: number) => getShare(moment, view) * 100;
  return (
    <>
      <div
        ref={host}
        className={classes.charts}
        data-panning={gestures.isPanning || undefined}
        tabIndex={0}
        role="group"
        aria-label={texts('history:chart.label')}
        aria-describedby={hint}
        onKeyDown={press}
        onBlur={() => point(null)}
        {...gestures.handlers}
      >
        <GapLayer gaps={gaps} view={view} height={(plots[0]?.plot.height ?? 0) + 26} />
        {plots.map(({ plot, lines }, index) => {
          const marks = getMarks(plot, evaluation, texts, style);
          return (
            <div key={plot.name}>
              <ChartHead
                className={classes.head}
                title={texts(`history:chart.plot.${plot.name}`)}
                entries={[
                  ...(index === 0 ? getNetworkLegend(names) : []),
                  ...getLegend(plot, index === 0 && marks.length > 0, texts, byNetwork !== null),
                ]}
                hint={index === 0 ? texts('history:chart.hint') : ''}
                hintId={index === 0 ? hint : `${hint} ${index}`}
              />
              <Plot
                range={view}
                times={(byNetwork ?? columns).times}
                lines={lines}
                marks={marks}
                gaps={[]}
                height={plot.height}
                tickUnit={plot.name === 'throughput' ? ofRateUnit(1, style.rateUnit) : 1}
                wordTick={(value, top) => wordTick(plot.name, value, top, style)}
                style={style}
                colorScheme={colorScheme}
                crosshair={
                  isInView
                    ? {
                        at,
                        values:
                          run === undefined ? [] : getPointValues(run, run.line ?? 0, data, plot.figures),
                      }
                    : null
                }
                onPoint={(moment) => point(moment === null ? null : find(moment))}
                hollow={data.excluded.map((excluded) => ({
                  at: excluded.at,
                  values: getPointValues(excluded, lineOfNetwork(data, excluded.network), data, plot.figures),
                  label: texts('notes:exclusion.mark', { reason: excluded.reason }),
                }))}
                hasTimes={index === plots.length - 1}
              >
                {index === 0 && (
                  <NotesOfChart range={view} newAt={newNoteAt} onClose={() => setNewNoteAt(null)} />
                )}
                {index === 0 && run !== undefined && isInView && (
                  <ExplorerReadout
                    point={run}
                    network={networkOf(run)}
                    bucketMs={data.bucketMs}
                    figures={figures}
                    view={view}
                  />
                )}
                {index === 0 && pointed?.kind === 'gap' && <GapReadout gap={pointed.gap} range={view} />}
              </Plot>
            </div>
          );
        })}
        {gestures.selected !== null && (
          <div
            className={classes.selected}
            aria-hidden="true"
            style={{
              left: `${Math.max(0, left(gestures.selected.from))}%`,
              right: `${Math.max(0, 100 - left(gestures.selected.to))}%`,
            }}
          />
        )}
        <p className="sr-only" aria-live="polite">
          {pointed !== null && wordPointed(pointed, data.points, texts, style, networkOf)}
        </p>
      </div>
      {line !== null && knownFrom(line) !== null && (
        <div className={classes.line}>
          <LineBand
            chart={line}
            range={view}
            pointed={crosshair.line}
            onPoint={(next, lineAt) => setCrosshair({ pointed: null, line: next, lineAt })}
            crosshairAt={isInView ? at : null}
            onTable={() => onKey('table')}
          />
        </div>
      )}
    </>
  );

  function press(event: KeyboardEvent): void {
    const action = keyAction(event);
    if (action === null) return;
    event.preventDefault();
    if (action === 'open') {
      if (pointed !== null) onOpen(pointed);
    } else if (action === 'clear') {
      gestures.cancel();
      point(null);
    } else if (action === 'step') {
      const target = stepTo(event.key, getStopIndex(stops, pointed), stops.length);
      if (target !== null) point(stops[target] ?? null);
    } else if (action === 'note') setNewNoteAt(at ?? Date.now());
    else onKey(action);
  }
}
