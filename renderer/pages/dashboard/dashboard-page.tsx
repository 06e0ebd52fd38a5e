import { useState } from 'react';
import { DAY_MS } from '../../../shared/durations';
import { OUTCOMES } from '../../../shared/run';
import { Unreadable } from '../../components/notice/unreadable';
import { useApp } from '../../hooks/app-context';
import { getValue } from '../../hooks/use-answer';
import { useHistory } from '../../hooks/use-history';
import { useNow } from '../../hooks/use-now';
import { useProgress } from '../../hooks/use-progress';
import { ChannelCard } from './channel-card';
import { DashboardHead } from './dashboard-head';
import { FigureCards } from './figure-cards';
import { HappenedCard } from './happened-card';
import { LastResultCard } from './last-result-card';
import { LivePanel } from './live-panel';
import { PlanCard } from './plan-card';
import { RunStrip } from './run-strip';
import { TrendCard } from './trend-card';
import classes from './dashboard-page.module.css';

/** Enough rows for the strip, the sparklines and what happened lately. */
const RECENT_RUNS = 200;

/** How the line is: one sentence, the figures behind it, how it has been, and whether everything was told. */
export function DashboardPage() {
  const { state, texts } = useApp();
  const [openedAt] = useState(() => Date.now());
  const now = useNow();
  const { answer, again } = useHistory({
    range: { from: 0, to: openedAt + 365 * DAY_MS },
    outcomes: OUTCOMES,
    limit: RECENT_RUNS,
    offset: 0,
  });
  const progress = useProgress(state.running?.runId ?? null);
  if (answer.kind === 'failed') return <Unreadable texts={texts} onAgain={again} />;
  const rows = getValue(answer)?.rows ?? null;
  const completed = state.lastCompleted;
  return (
    <>
      <DashboardHead progress={progress} now={now} />
      <div className={classes.cards}>
        {state.running === null ? (
          <FigureCards rows={rows} last={completed} />
        ) : (
          <LivePanel startedAt={state.running.startedAt} progress={progress} />
        )}
        {state.running === null && completed !== null && <LastResultCard last={completed} now={now} />}
        <PlanCard now={now} />
        <RunStrip rows={rows} />
        <TrendCard />
        <div className={classes.pair}>
          <ChannelCard now={now} />
          <HappenedCard rows={rows} now={now} />
        </div>
      </div>
    </>
  );
}
