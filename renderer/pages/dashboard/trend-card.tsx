import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { Card } from '../../components/card';
import { Placeholder } from '../../components/notice/placeholder';
import { RangeControl } from '../../components/inputs/range-control';
import { Unreadable } from '../../components/notice/unreadable';
import { Legend } from '../../charts/legend';
import { useApp } from '../../hooks/app-context';
import type { RangeName } from '../../hooks/ranges';
import { getValue } from '../../hooks/use-answer';
import { useChart } from '../../hooks/use-chart';
import { useLineChart } from '../../hooks/use-line-chart';
import { TrendContent } from './trend-content';

/** How throughput and latency have been over a range, as a chart or as a table. */
export function TrendCard() {
  const { settings, texts } = useApp();
  const [range, setRange] = useState<RangeName>('week');
  const [{ isTable, isByKey }, setView] = useState({ isTable: false, isByKey: false });
  const { answer, again } = useChart(range);
  const line = getValue(useLineChart(range).answer);
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
      {answer.kind === 'ready' && (
        <TrendContent
          data={answer.value}
          line={line}
          isTable={isTable}
          isByKey={isByKey}
          onToggle={toggleByKey}
        />
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
