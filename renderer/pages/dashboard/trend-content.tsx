import { IconChartLine } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { ChartData } from '../../../shared/history/chart-data';
import type { Plan } from '../../../shared/plan';
import type { LineChart } from '../../../shared/history/outages';
import { visibleRange } from '../../charts/gaps';
import { knownFrom } from '../../charts/line-columns';
import { LineNothing } from '../../components/line/line-nothing';
import { LineTable } from '../../components/line/line-table';
import { Nothing } from '../../components/notice/nothing';
import { Placeholder } from '../../components/notice/placeholder';
import { useApp } from '../../hooks/app-context';
import { TrendTable } from './trend-table';

/** Asked for at once, so that they are there with the data; the page's first paint does not wait for them. */
const plots = import('./trend-plots');
const band = import('../../components/line/lone-line-band');
const TrendPlots = lazy(() => plots.then((module) => ({ default: module.TrendPlots })));
const LoneLineBand = lazy(() => band.then((module) => ({ default: module.LoneLineBand })));

interface TrendContentProps {
  readonly data: ChartData;
  /** The line between the tests; null while it is not read. */
  readonly line: LineChart | null;
  /** That of the network whose runs are shown. */
  readonly plan: Plan;
  readonly isTable: boolean;
  /** Whether the view was asked for by a key, so that the next key goes to it. */
  readonly isByKey: boolean;
  readonly onToggle: () => void;
}

/** Throughput, latency and the line between the tests, as charts or as tables; what is not there yet says why. */
export function TrendContent({ data, line, plan, isTable, isByKey, onToggle }: TrendContentProps) {
  const { texts } = useApp();
  const hasTests = data.points.length > 0 || data.excluded.length > 0 || data.gaps.length > 0;
  const known = line === null ? null : knownFrom(line);
  if (hasTests && !isTable) {
    return (
      <Suspense fallback={<Placeholder height={380} />}>
        <TrendPlots data={data} line={line} plan={plan} takesFocus={isByKey} onTable={onToggle} />
      </Suspense>
    );
  }
  return (
    <>
      {hasTests ? (
        <TrendTable
          points={data.points}
          lines={data.lines}
          excluded={data.excluded}
          isMedian={data.bucketMs !== null}
          takesFocus={isByKey}
          onPlot={onToggle}
        />
      ) : (
        <Nothing
          icon={<IconChartLine size={20} stroke={1.75} />}
          title={texts('dashboard:chart.empty.title')}
          reason={texts('dashboard:chart.empty.reason')}
        />
      )}
      {line !== null && known === null && <LineNothing />}
      {line !== null && known !== null && isTable && (
        <LineTable chart={line} range={visibleRange(line.range, [known])} onPlot={onToggle} />
      )}
      {line !== null && known !== null && !isTable && (
        <Suspense fallback={<Placeholder height={180} />}>
          <LoneLineBand chart={line} onTable={onToggle} />
        </Suspense>
      )}
    </>
  );
}
