import { bridge } from '../../../bridge';
import { TextButton } from '../../../components/inputs/text-button';
import { standingOfUpdates } from '../../../components/notice/update-words';
import { useApp } from '../../../hooks/app-context';
import { useNow } from '../../../hooks/use-now';

/** Whether there is a newer version, or who updates this copy; with a button that looks now. */
export function UpdateStanding() {
  const { state, texts, style } = useApp();
  const now = useNow();
  const { updates } = state;
  return (
    <>
      {standingOfUpdates(updates, texts, { now, ...style })}{' '}
      {updates.canUpdate && updates.step.kind !== 'checking' && (
        <TextButton onClick={() => void bridge.updateCheck()}>{texts('updates:now')}</TextButton>
      )}
    </>
  );
}
