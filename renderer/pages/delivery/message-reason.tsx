import { bridge } from '../../bridge';
import type { OutboxEntry } from '../../../shared/messages/message';
import { isTelling } from '../../../shared/rules/verdict';
import { PanelPart } from '../../components/side-panel';
import { VerdictList } from '../../components/run/verdict-list';
import { useApp } from '../../hooks/app-context';
import { useAnswer, getValue } from '../../hooks/use-answer';
import { useEvent } from '../../hooks/use-event';

/** Why a message came: the verdicts of its run that tell, with what each reader's side said; else its own sentence. */
export function MessageReason({ entry }: { readonly entry: OutboxEntry }) {
  const { texts } = useApp();
  const { because } = entry.message;
  // A test speaks of a run, too, but no rule asked for it.
  const runId = entry.kind === 'run' ? entry.runId : null;
  const { answer, again } = useAnswer(`reason ${runId}`, () =>
    runId === null ? Promise.resolve(null) : bridge.runRead(runId),
  );
  useEvent('onDeliveryChanged', again);
  const read = getValue(answer);
  // While another run is asked for, the answer is still about the last one.
  const details = read?.run.id === runId ? read : null;
  const telling = details?.verdicts.filter(isTelling) ?? [];
  if (telling.length === 0 && because === '') return null;
  return (
    <PanelPart title={texts('delivery:part.reason')}>
      {details === null || telling.length === 0 ? (
        <p>{because}</p>
      ) : (
        <VerdictList verdicts={telling} messages={details.messages} />
      )}
    </PanelPart>
  );
}
