import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Card } from '../../components/card';
import { Nothing } from '../../components/notice/nothing';
import { Placeholder } from '../../components/notice/placeholder';
import { RangeControl } from '../../components/inputs/range-control';
import { Unreadable } from '../../components/notice/unreadable';
import { Legend } from '../../charts/legend';
import { useApp } from '../../hooks/app-context';
import type { RangeName } from '../../hooks/ranges';
import { useChart } from '../../hooks/use-chart';
import { TrendTable } from './trend-table';

/** Asked for at once, so that it is there with the data; the page's first paint does not wait for it. */
const plots = import('./trend-plots');
const TrendPlots = lazy(() => plots.then((module) => ({ default: module.TrendPlots })));

/** How throughput and latency have been over a range, as a chart or as a table. */
export function TrendCard() {
  const { settings, texts } = useApp();
  const [range, setRange] = useState<RangeName>('week');
  const [{ isTable, isByKey }, setView] = useState({ isTable: false, isByKey: false });
  const { answer, again } = useChart(range);
  const toggle = () => setView({ isTable: !isTable, isByKey: false });
  const toggleByKey = () => setView({ isTable: !isTable, isByKey: true });
  const hasPlan = settings.plan.downloadBitsPerSecond !== null || settings.plan.uploadBitsPerSecond !== null;
  const entries = [
    { tone: 'download', label: texts('common:figure.download') },
    { tone: 'upload', label: texts('common:figure.upload') },
    ...(hasPlan ? [{ tone: 'mark', label: texts('dashboard:chart.plan') } as const] : []),
  ] as const;
  return (
    <Card
      title={texts('dashboard:chart.throughput')}
      note={<Legend entries={entries} />}
      actions={
        <>
          <ToggleTable isTable={isTable} onToggle={toggle} />
          <RangeControl value={range} onChange={setRange} />
        </>
      }
    >
      {answer.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
      {answer.kind === 'loading' && <Placeholder height={380} />}
      {answer.kind === 'ready' && answer.value.points.length === 0 && answer.value.gaps.length === 0 && (
        <Nothing
          icon={<IconChartLine size={20} stroke={1.75} />}
          title={texts('dashboard:chart.empty.title')}
          reason={texts('dashboard:chart.empty.reason')}
        />
      )}
      {answer.kind === 'ready' && (answer.value.points.length > 0 || answer.value.gaps.length > 0) && (
        <Suspense fallback={<Placeholder height={380} />}>
          {isTable ? (
            <TrendTable
              points={answer.value.points}
              isMedian={answer.value.bucketMs !== null}
              takesFocus={isByKey}
              onPlot={toggleByKey}
            />
          ) : (
            <TrendPlots data={answer.value} takesFocus={isByKey} onTable={toggleByKey} />
          )}
        </Suspense>
      )}
    </Card>
  );
}

function ToggleTable({ isTable, onToggle }: { readonly isTable: boolean; readonly onToggle: () => void }) {
  const { texts } = useApp();
  const label = texts(isTable ? 'dashboard:chart.plot' : 'dashboard:chart.table');
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="var(--lw-text-quiet)"
        size={28}
        aria-label={label}
        onClick={onToggle}
      >
        {isTable ? <IconChartLine size={18} stroke={1.75} /> : <IconTable size={18} stroke={1.75} />}
      </ActionIcon>
    </Tooltip>
  );
}
