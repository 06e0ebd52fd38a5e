import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import type { NetworkEntry } from '../../../shared/network-label';
import { hasMaximum, planIn } from '../../../shared/plan';
import { Card } from '../../components/card';
import { Placeholder } from '../../components/notice/placeholder';
import { NetworkChoice } from '../../components/inputs/network-choice';
import { RangeControl } from '../../components/inputs/range-control';
import { Unreadable } from '../../components/notice/unreadable';
import { Legend } from '../../charts/legend';
import { useApp } from '../../hooks/app-context';
import { RANGES, type RangeName } from '../../../shared/history/ranges';
import { useLineNames } from '../../hooks/use-line-names';
import { getNetworkLegend } from '../../charts/network-lines';
import { getValue } from '../../hooks/use-answer';
import { useChart } from '../../hooks/use-chart';
import { useNetworks } from '../../hooks/use-networks';
import { useLineChart } from '../../hooks/use-line-chart';
import { TrendContent } from './trend-content';

const NO_NETWORKS: readonly NetworkEntry[] = [];

/** The one that the computer is in or was in last, where it has been in several: they are no one line. Null for all. */
function usualNetwork(networks: readonly NetworkEntry[]): string | null {
  if (networks.length < 2) return null;
  return (networks.find(({ isCurrent }) => isCurrent) ?? networks[0])?.network ?? null;
}

/** How throughput and latency have been over a range, as a chart or as a table. */
export function TrendCard() {
  const { settings, texts } = useApp();
  const [range, setRange] = useState<RangeName>('week');
  const [{ isTable, isByKey }, setView] = useState({ isTable: false, isByKey: false });
  const networks = getValue(useNetworks()) ?? NO_NETWORKS;
  // Undefined until a person chooses: runs of one network and of another are no one line.
  const [chosen, setChosen] = useState<string | null>();
  const network = chosen === undefined ? usualNetwork(networks) : chosen;
  const { answer, again } = useChart(range, network);
  const line = getValue(useLineChart(range, network).answer);
  const toggle = () => setView({ isTable: !isTable, isByKey: false });
  const toggleByKey = () => setView({ isTable: !isTable, isByKey: true });
  const plan = planIn({ network, home: null }, settings);
  const names = useLineNames(getValue(answer) ?? {});
  const isOne = names.length === 0;
  const entries = [
    ...getNetworkLegend(names),
    { tone: isOne ? 'download' : 'solid', label: texts('common:figure.download') },
    { tone: isOne ? 'upload' : 'dashed', label: texts('common:figure.upload') },
    ...(hasMaximum(plan) ? [{ tone: 'mark', label: texts('dashboard:chart.plan') } as const] : []),
  ] as const;
  return (
    <Card
      title={texts('dashboard:chart.throughput')}
      note={<Legend entries={entries} />}
      actions={
        <>
          {networks.length > 1 && <NetworkChoice networks={networks} value={network} onChange={setChosen} />}
          <ToggleTable isTable={isTable} onToggle={toggle} />
          <RangeControl value={range} choices={RANGES} onChange={setRange} />
        </>
      }
    >
      {answer.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
      {answer.kind === 'loading' && <Placeholder height={380} />}
      {answer.kind === 'ready' && (
        <TrendContent
          data={answer.value}
          line={line}
          plan={plan}
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
