import { bridge } from '../../bridge';
import { blameSentences } from '../../../shared/history/blame-words';
import { comparisonSentences } from '../../../shared/figures/comparison-words';
import { getExclusion } from '../../../shared/history/exclusion';
import { formatDateTimeZone } from '../../../shared/texts/format-time';
import { ExplainedFacts } from '../../components/run/explained-facts';
import { Facts } from '../../components/facts';
import { ExclusionOfRun } from '../../components/notes/exclusion-of-run';
import { NoteOfRun } from '../../components/notes/note-of-run';
import { Placeholder } from '../../components/notice/placeholder';
import { PanelPart, SidePanel } from '../../components/side-panel';
import { RunOutcome } from '../../components/run/run-outcome';
import { TechnicalDetail } from '../../components/notice/technical-detail';
import { TextButton } from '../../components/inputs/text-button';
import { Unreadable } from '../../components/notice/unreadable';
import { VerdictList } from '../../components/run/verdict-list';
import { useApp } from '../../hooks/app-context';
import { useAnswer, getValue } from '../../hooks/use-answer';
import { useEvent } from '../../hooks/use-event';
import type { RunDetails } from '../../../shared/ipc';
import { methodFacts } from './method-facts';
import { originFacts } from './run-facts';
import { RunResult } from './run-result';
import { surroundingsFacts } from './surroundings-facts';
import { TryList } from './try-list';
import classes from './run-drawer.module.css';

interface RunDrawerProps {
  readonly runId: string | null;
  readonly onClose: () => void;
}

/** One run with everything that is known of it. */
export function RunDrawer({ runId, onClose }: RunDrawerProps) {
  const { texts, style } = useApp();
  const { answer, again } = useAnswer(`run ${runId}`, () =>
    runId === null ? Promise.resolve(null) : bridge.runRead(runId),
  );
  useEvent('onDeliveryChanged', again);
  useEvent('onNotesChanged', again);
  useEvent('onRunRecorded', again);
  const read = getValue(answer);
  const details = read?.run.id === runId ? read : null;
  const title = details === null ? texts('history:run') : formatDateTimeZone(details.run.startedAt, style);
  return (
    <SidePanel isOpen={runId !== null} title={title} onClose={onClose}>
      {answer.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
      {answer.kind === 'ready' && read === null && runId !== null && <p>{texts('history:gone')}</p>}
      {answer.kind !== 'failed' && details === null && read !== null && <Placeholder height={300} />}
      {details !== null && <Details key={details.run.id} details={details} />}
    </SidePanel>
  );
}

function Details({ details }: { readonly details: RunDetails }) {
  const { texts, style, go, settings } = useApp();
  const { run, told, verdicts, evaluation } = details;
  const surroundings = surroundingsFacts(run, texts, style);
  const wasTried = run.outcome !== 'missed' && run.outcome !== 'skipped';
  return (
    <>
      <div className={classes.outcome}>
        <RunOutcome run={run} state={evaluation.state} />
      </div>
      {run.outcome === 'failed' && (
        <>
          <p className={classes.why}>{texts(`run:failure.${run.reason}`)}</p>
          <TechnicalDetail text={run.detail} />
        </>
      )}
      {comparisonSentences(evaluation, texts).map((sentence) => (
        <p key={sentence} className={classes.why}>
          {sentence}
        </p>
      ))}
      {details.blame !== null && (
        <PanelPart title={texts('history:part.blame')}>
          {blameSentences(details.blame, texts, style).map((sentence) => (
            <p key={sentence} className={classes.evidence}>
              {sentence}
            </p>
          ))}
        </PanelPart>
      )}
      <NoteOfRun run={run} note={details.note ?? null} />
      <TryList chain={details.chain} runId={run.id} />
      <RunResult run={run} evaluation={evaluation} />
      {wasTried && (
        <PanelPart title={texts('history:part.method')}>
          <ExplainedFacts facts={methodFacts(run, texts, style, settings.networks)} />
        </PanelPart>
      )}
      {surroundings.length > 0 && (
        <PanelPart title={texts('history:part.surroundings')}>
          <ExplainedFacts facts={surroundings} />
        </PanelPart>
      )}
      <PanelPart title={texts('history:part.origin')}>
        <Facts facts={originFacts(run, texts, style)} />
      </PanelPart>
      <ExclusionOfRun run={run} />
      <PanelPart title={texts('history:part.verdicts')}>
        {getExclusion(run) !== null && (
          <p className={classes.quiet}>
            {texts('notes:exclusion.mark', { reason: getExclusion(run)?.reason ?? '' })}
          </p>
        )}
        <VerdictList verdicts={verdicts} messages={details.messages} />
      </PanelPart>
      {told.length > 0 && (
        <TextButton onClick={() => go({ page: 'delivery' })}>{texts('history:openDelivery')}</TextButton>
      )}
    </>
  );
}
