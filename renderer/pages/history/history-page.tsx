import { useState } from 'react';
import { IconHistory } from '@tabler/icons-react';
import { DAY_MS } from '../../../shared/durations';
import type { Outcome } from '../../../shared/run';
import { OUTCOMES } from '../../../shared/run';
import { Nothing } from '../../components/notice/nothing';
import { PageHead } from '../../components/page-head';
import { Pager } from '../../components/pager';
import { Placeholder } from '../../components/notice/placeholder';
import { NetworkChoice } from '../../components/inputs/network-choice';
import { RangeControl } from '../../components/inputs/range-control';
import { Unreadable } from '../../components/notice/unreadable';
import { useApp } from '../../hooks/app-context';
import type { Place } from '../../hooks/place';
import { rangeUntil, type RangeName } from '../../../shared/history/ranges';
import { getValue } from '../../hooks/use-answer';
import { useHistory } from '../../hooks/use-history';
import { useNetworks } from '../../hooks/use-networks';
import { ExportMenu } from './export-menu';
import { HistoryTable } from './history-table';
import { OutcomeFilter } from './outcome-filter';
import { RunDrawer } from './run-drawer';
import classes from './history-page.module.css';

const PAGE_SIZE = 50;
/** What counts as a test: slots of the schedule that passed without one do not, nor what somebody cancelled. */
const TRIED: readonly Outcome[] = ['completed', 'failed', 'interrupted'];

/** Every run that was recorded, whatever its end, and what was told about it. */
export function HistoryPage({ place }: { readonly place: Place }) {
  const { texts } = useApp();
  const known = getValue(useNetworks()) ?? [];
  const [network, setNetwork] = useState<string | null>(null);
  const [openedAt] = useState(() => Date.now());
  const [range, setRange] = useState<RangeName>('month');
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>(OUTCOMES);
  const [offset, setOffset] = useState(0);
  const [runId, setRunId] = useState<string | null>(place.runId ?? null);
  // Runs of this hour must stay in the range while the page is open.
  const span = { ...rangeUntil(openedAt, range), to: openedAt + 365 * DAY_MS };
  const within = { range: span, networks: network === null ? undefined : [network] };
  const { answer, again } = useHistory({ ...within, outcomes, limit: PAGE_SIZE, offset });
  const failed = useHistory({ ...within, outcomes: ['failed', 'interrupted'], limit: 1, offset: 0 });
  const total = getValue(answer)?.total ?? null;
  const failures = getValue(failed.answer)?.total ?? null;
  const count = useHistory({ ...within, outcomes: OUTCOMES, limit: 1, offset: 0 });
  const all = getValue(count.answer)?.total ?? null;
  const tried = useHistory({ ...within, outcomes: TRIED, limit: 1, offset: 0 });
  const tests = getValue(tried.answer)?.total ?? null;
  const choose = (change: () => void) => {
    change();
    setOffset(0);
  };
  return (
    <>
      <PageHead
        title={
          all === null || tests === null || failures === null
            ? texts('common:page.history')
            : sentence(all, tests, failures)
        }
        reason={texts('history:reason')}
        actions={total === null || total === 0 ? undefined : <ExportMenu query={{ ...within, outcomes }} />}
      />
      <div className={classes.filters}>
        <OutcomeFilter value={outcomes} onChange={(value) => choose(() => setOutcomes(value))} />
        <div className={classes.ranges}>
          {known.length > 1 && (
            <NetworkChoice
              networks={known}
              value={network}
              onChange={(value) => choose(() => setNetwork(value))}
            />
          )}
          <RangeControl value={range} onChange={(value) => choose(() => setRange(value))} />
        </div>
      </div>
      <div className={classes.card}>
        {answer.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
        {answer.kind === 'loading' && <Placeholder height={420} />}
        {answer.kind === 'ready' && answer.value.rows.length === 0 && (
          <Nothing
            icon={<IconHistory size={20} stroke={1.75} />}
            title={texts(all === 0 ? 'history:empty.title' : 'history:noMatch.title')}
            reason={texts(all === 0 ? 'history:empty.reason' : 'history:noMatch.reason')}
          />
        )}
        {answer.kind === 'ready' && answer.value.rows.length > 0 && (
          <HistoryTable rows={answer.value.rows} networks={known} onOpen={setRunId} />
        )}
        <Pager total={total ?? 0} offset={offset} size={PAGE_SIZE} onChange={setOffset} />
      </div>
      <RunDrawer runId={runId} onClose={() => setRunId(null)} />
    </>
  );

  function sentence(rows: number, triedCount: number, failedCount: number): string {
    if (rows === 0) return texts(`history:sentence.none.${range}`);
    const values = {
      tests: texts('history:tests', { count: triedCount }),
      count: failedCount,
      range: texts(`history:within.${range}`),
    };
    return texts(failedCount === 0 ? 'history:sentence.allWell' : 'history:sentence.failed', values);
  }
}
