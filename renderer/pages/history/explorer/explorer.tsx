import { IconChartLine } from '@tabler/icons-react';
import { useId, useMemo, useState } from 'react';
import type { ChartData } from '../../../../shared/history/chart-data';
import type { LineChart } from '../../../../shared/history/outages';
import type { Selection } from '../../../../shared/history/selection';
import { honest, type ShownGap } from '../../../charts/gaps';
import { knownFrom } from '../../../charts/line-columns';
import type { Pointed } from '../../../charts/pointed';
import { Nothing } from '../../../components/notice/nothing';
import { Placeholder } from '../../../components/notice/placeholder';
import { Unreadable } from '../../../components/notice/unreadable';
import { useApp } from '../../../hooks/app-context';
import { getValue } from '../../../hooks/use-answer';
import { ExplorerPlots } from './explorer-plots';
import { ExplorerTable } from './explorer-table';
import { ExplorerTools } from './explorer-tools';
import { findRun } from './find-run';
import { useExplorerData } from './use-explorer-data';
import { useView } from './use-view';
import { panBy, rangeBetween, zoomAt } from './zoom';
import type { ViewAction } from './keys';
import classes from './explorer.module.css';

/** One key or button moves by this part of what is shown. Our choice. */
const STEP = 0.25;
const NEARER = 0.5;
/** The height of two plots; the picture stays as high as it was while another one is read. */
const PLACE_HEIGHT = 420;

interface ExplorerProps {
  readonly selection: Selection;
  /** When the selection was last read. */
  readonly readAt: number;
  /** When the first run began; null while it is not known, and without any. */
  readonly firstAt: number | null;
  /** Whether the figures stand in a table. */
  readonly isTable: boolean;
  readonly onTable: (isTable: boolean) => void;
  readonly onSelect: (range: Selection['range']) => void;
  readonly onOpen: (runId: string) => void;
}

/** The charts of a selection, which can be zoomed and moved through time; or the same as a table. */
export function Explorer(props: ExplorerProps) {
  const { texts } = useApp();
  const title = useId();
  const { chart, again, line, asked } = useExplorerData(props.selection, props.readAt);
  const data = getValue(chart);
  return (
    <section className={classes.explorer} aria-labelledby={title}>
      <h2 className="sr-only" id={title}>
        {texts('history:chart.region')}
      </h2>
      {chart.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
      {chart.kind === 'loading' && <Placeholder height={PLACE_HEIGHT} />}
      {data !== null && <Charts {...props} data={data} line={line} asked={asked} />}
    </section>
  );
}

interface ChartsProps extends ExplorerProps {
  readonly data: ChartData;
  readonly line: LineChart | null;
  readonly asked: ChartData['range'];
}

function Charts(props: ChartsProps) {
  const { selection, readAt, firstAt, isTable, onTable, onSelect, onOpen, data, line, asked } = props;
  const { texts, style } = useApp();
  const [isByKey, setByKey] = useState(false);
  const shown = useMemo(() => {
    const to = Math.max(data.range.to, line?.range.to ?? 0);
    const isNow = selection.range.kind === 'recent';
    const range = isNow ? { from: data.range.from, to } : data.range;
    return honest({ ...data, range }, line === null ? null : knownFrom(line));
  }, [data, line, selection.range.kind]);
  const { view, bounds, onView, onRange, cancel } = useView({
    selected: selection.range,
    asked,
    data: data.range,
    shown: shown.range,
    firstAt,
    readAt,
    onSelect,
  });
  const hasTests = data.points.length > 0;
  const turn = (isKey: boolean) => {
    setByKey(isKey);
    onTable(!isTable);
  };
  const act = (action: ViewAction) => {
    const length = view.to - view.from;
    const middle = (view.from + view.to) / 2;
    switch (action) {
      case 'earlier':
        return onView(panBy(view, -STEP * length, bounds));
      case 'later':
        return onView(panBy(view, STEP * length, bounds));
      case 'nearer':
        return onView(zoomAt(view, middle, NEARER, bounds));
      case 'farther':
        return onView(zoomAt(view, middle, 1 / NEARER, bounds));
      case 'all':
        cancel();
        return onSelect({ kind: 'recent', name: 'all' });
      case 'table':
        return turn(true);
    }
  };
  const open = (pointed: Pointed<ShownGap>) => {
    const point = pointed.kind === 'run' ? data.points[pointed.index] : undefined;
    if (point !== undefined && data.bucketMs !== null && point.runs > 1) {
      const from = Math.floor(point.at / data.bucketMs) * data.bucketMs;
      return onRange(rangeBetween(from, from + data.bucketMs, bounds));
    }
    void findRun(selection, point ?? pointed, style.timeZone).then(
      (runId) => runId !== null && onOpen(runId),
    );
  };
  return (
    <>
      <ExplorerTools view={view} isTable={isTable} onAction={act} onTable={() => turn(false)} />
      {!hasTests && (
        <Nothing
          icon={<IconChartLine size={20} stroke={1.75} />}
          title={texts('dashboard:chart.empty.title')}
          reason={texts('history:chart.emptyReason')}
        />
      )}
      {isTable && hasTests ? (
        <ExplorerTable data={data} takesFocus={isByKey} onPlot={() => act('table')} />
      ) : (
        <ExplorerPlots
          data={data}
          shown={shown}
          line={line}
          view={view}
          bounds={bounds}
          takesFocus={isByKey}
          onView={onView}
          onRange={onRange}
          onOpen={open}
          onKey={act}
        />
      )}
    </>
  );
}
