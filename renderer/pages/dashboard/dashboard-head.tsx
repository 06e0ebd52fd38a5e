import { Button } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { bridge } from '../../bridge';
import { formatComing, formatRelative } from '../../../shared/texts/format-time';
import { PageHead } from '../../components/page-head';
import { ComingRuns } from '../../components/run/coming-runs';
import { TextButton } from '../../components/inputs/text-button';
import { useApp } from '../../hooks/app-context';
import type { Progress } from '../../hooks/progress';
import { useKeptFocus } from '../../hooks/use-kept-focus';
import { MeasureButton } from './measure-button';
import { pageSentence } from './page-sentence';
import classes from './dashboard-head.module.css';

/** Of more schedules, the others are in the settings. */
const SHOWN_RUNS = 4;

interface DashboardHeadProps {
  readonly progress: Progress | null;
  readonly now: number;
}

/** The page sentence, the button that measures, and when the next run comes. */
export function DashboardHead({ progress, now }: DashboardHeadProps) {
  const { state, texts, style } = useApp();
  const { lastRun, lastCompleted, nextDueAt, recordingTrouble } = state;
  const running = {
    title: texts('dashboard:sentence.running'),
    reason: texts(`dashboard:reason.running.${progress?.now.phase ?? 'connecting'}`),
  };
  const situation = { lastRun, lastCompleted, nextDueAt, recordingTrouble, now };
  // A result that waits for the disk is not a test that runs.
  const isMeasuring = state.running !== null && recordingTrouble?.kind !== 'failing';
  const sentence = isMeasuring ? running : pageSentence(situation, texts, style);
  return <PageHead title={sentence.title} reason={sentence.reason} actions={<Actions now={now} />} />;
}

function Actions({ now }: { readonly now: number }) {
  const { state } = useApp();
  const runId = state.running?.isEnding === true ? null : (state.running?.runId ?? null);
  // The button that was pressed gives way to another one.
  const place = useKeptFocus<HTMLDivElement>(runId);
  return (
    <div ref={place} className={classes.actions}>
      {runId === null ? (
        <>
          <MeasureButton />
          <NextRun now={now} />
        </>
      ) : (
        <>
          <CancelButton runId={runId} />
          {state.quit === 'after-test' && <QuitsAfterTest />}
        </>
      )}
    </div>
  );
}

function CancelButton({ runId }: { readonly runId: string }) {
  const { texts } = useApp();
  const [cancelled, setCancelled] = useState<string | null>(null);
  const isCancelling = cancelled === runId;
  const cancel = () => {
    setCancelled(runId);
    void bridge.runCancel();
  };
  return (
    <Button
      variant="default"
      leftSection={<IconPlayerStop size={18} stroke={1.75} aria-hidden="true" />}
      // Disabled it would lose the focus.
      aria-disabled={isCancelling}
      data-disabled={isCancelling}
      onClick={() => !isCancelling && cancel()}
    >
      {texts(isCancelling ? 'dashboard:cancelling' : 'dashboard:cancel')}
    </Button>
  );
}

function QuitsAfterTest() {
  const { texts } = useApp();
  return (
    <span className={classes.next} role="status">
      {texts('common:quit.waits')}
      <TextButton onClick={() => void bridge.quitAnswer('stay')}>{texts('common:quit.stay')}</TextButton>
    </span>
  );
}

function NextRun({ now }: { readonly now: number }) {
  const { state, texts, style } = useApp();
  const { schedules, coming } = state;
  if (schedules.kind === 'off') return <span className={classes.next}>{texts('dashboard:nextOff')}</span>;
  if (schedules.kind === 'paused') {
    const { until } = schedules;
    return (
      <span className={classes.next}>
        {until === null
          ? texts('dashboard:nextPaused')
          : texts('dashboard:nextPausedUntil', { time: formatComing(until, now, style) })}
        <TextButton onClick={() => void bridge.schedulePause('resume')}>
          {texts('dashboard:resume')}
        </TextButton>
      </span>
    );
  }
  if (state.nextDueAt === null) return null;
  if (coming.length > 1) {
    return (
      <div className={classes.coming}>
        <span className={classes.comingTitle}>{texts('dashboard:comingAll')}</span>
        <ComingRuns coming={coming.slice(0, SHOWN_RUNS)} now={now} />
      </div>
    );
  }
  if (coming[0]?.isWaitingForLine === true) {
    return <span className={classes.next}>{texts('dashboard:nextWaits')}</span>;
  }
  const time = formatComing(state.nextDueAt, now, style);
  const distance = formatRelative(state.nextDueAt, now, style.language);
  return <span className={classes.next}>{texts('dashboard:next', { time, distance })}</span>;
}
