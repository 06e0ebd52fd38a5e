import { useState } from 'react';
import { useApp } from '../../hooks/app-context';
import { useProgress } from '../../hooks/use-progress';
import { runInWords } from '../../../shared/figures/run-words';

/** Says aloud, to those who do not see the page, what a running test does and what it has found, on every page. */
export function RunAnnouncer() {
  const { state, texts, style } = useApp();
  const runId = state.running?.runId ?? null;
  const phase = useProgress(runId)?.now.phase ?? 'connecting';
  // A test that had ended before the window opened is no news.
  const [followed, setFollowed] = useState<string | null>(null);
  if (runId !== null && runId !== followed) setFollowed(runId);
  const { lastRun } = state;
  return (
    <p className="sr-only" role="status">
      {runId !== null && texts('common:announce.phase', { phase: texts(`common:phase.${phase}`) })}
      {runId === null &&
        lastRun !== null &&
        lastRun.id === followed &&
        texts('common:announce.ended', { result: runInWords(lastRun, texts, style) })}
    </p>
  );
}
