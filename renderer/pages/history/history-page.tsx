import { useState } from 'react';
import { IconHistory } from '@tabler/icons-react';
import { getSelectedRange, type Selection } from '../../../shared/history/selection';
import { Nothing } from '../../components/notice/nothing';
import { PageHead } from '../../components/page-head';
import { Pager } from '../../components/pager';
import { Placeholder } from '../../components/notice/placeholder';
import { Unreadable } from '../../components/notice/unreadable';
import { useApp } from '../../hooks/app-context';
import type { Place } from '../../hooks/place';
import { getValue } from '../../hooks/use-answer';
import { useEvent } from '../../hooks/use-event';
import { useHistory } from '../../hooks/use-history';
import { useNetworks } from '../../hooks/use-networks';
import { Explorer } from './explorer/explorer';
import { rangeUntilNow } from './explorer/zoom';
import { ExportMenu } from './export-menu';
import { HistoryTable } from './history-table';
import { RunDrawer } from './run-drawer';
import { useHistoryChoices } from './selection/filter-groups';
import { countRuns, getSelectedRuns, type RunCounts } from './selection/selected-runs';
import { SelectionBar } from './selection/selection-bar';
import { useSelection } from './selection/use-selection';
import classes from './history-page.module.css';

const PAGE_SIZE = 50;

/** Every run that was recorded, whatever its end, and what was told about it. */
export function HistoryPage({ place }: { readonly place: Place }) {
  const { texts } = useApp();
  const known = getValue(useNetworks()) ?? [];
  const { selection, select } = useSelection();
  const { firstAt } = useHistoryChoices();
  const [readAt, setReadAt] = useState(() => Date.now());
  useEvent('onRunRecorded', () => setReadAt(Date.now()));
  const [offset, setOffset] = useState(0);
  const [runId, setRunId] = useState<string | null>(place.runId ?? null);
  const runs = getSelectedRuns(selection, readAt);
  const { answer, again } = useHistory({ ...runs, limit: PAGE_SIZE, offset });
  const page = getValue(answer);
  const counts = page === null ? null : countRuns(page.counts);
  const choose = (change: Partial<Selection>) => {
    select(change);
    setReadAt(Date.now());
    setOffset(0);
  };
  const { from, to } = getSelectedRange(selection, readAt);
  const shown = { from: Math.max(from, firstAt ?? from), to };
  return (
    <>
      <PageHead
        title={counts === null ? texts('common:page.history') : sentence(counts)}
        reason={texts('history:reason')}
        actions={page === null || page.total === 0 ? undefined : <ExportMenu query={runs} />}
      />
      <SelectionBar
        selection={selection}
        shown={shown}
        onSelect={choose}
        onNow={() => choose({ range: rangeUntilNow(shown, Date.now()) })}
      />
      <Explorer
        selection={selection}
        readAt={readAt}
        firstAt={firstAt}
        onSelect={(range) => choose({ range })}
        onOpen={setRunId}
      />
      <div className={classes.card}>
        {answer.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
        {answer.kind === 'loading' && <Placeholder height={420} />}
        {page !== null && page.rows.length === 0 && (
          <Nothing
            icon={<IconHistory size={20} stroke={1.75} />}
            title={texts(counts?.rows === 0 ? 'history:empty.title' : 'history:noMatch.title')}
            reason={texts(counts?.rows === 0 ? 'history:empty.reason' : 'history:noMatch.reason')}
          />
        )}
        {page !== null && page.rows.length > 0 && (
          <HistoryTable rows={page.rows} networks={known} onOpen={setRunId} />
        )}
        <Pager total={page?.total ?? 0} offset={offset} size={PAGE_SIZE} onChange={setOffset} />
      </div>
      <RunDrawer runId={runId} onClose={() => setRunId(null)} />
    </>
  );

  function sentence({ rows, tests, failed }: RunCounts): string {
    const name = selection.range.kind === 'recent' ? selection.range.name : 'span';
    if (rows === 0) return texts(`history:sentence.none.${name}`);
    const values = {
      tests: texts('history:tests', { count: tests }),
      count: failed,
      range: texts(`history:within.${name}`),
    };
    return texts(failed === 0 ? 'history:sentence.allWell' : 'history:sentence.failed', values);
  }
}
