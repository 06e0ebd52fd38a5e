import { bridge } from '../bridge';
import type { OutboxEntry } from '../../shared/messages/message';
import { useAnswer, getValue } from './use-answer';
import { useEvent } from './use-event';

/** These messages as they stand now, however many others came after them; empty until they are read. */
export function useEntries(ids: readonly string[]): readonly OutboxEntry[] {
  const { answer, again } = useAnswer(ids.join(' '), () =>
    Promise.all(ids.map((id) => bridge.deliveryEntry(id))),
  );
  useEvent('onDeliveryChanged', again);
  return (getValue(answer) ?? []).flatMap((entry) => (entry === null ? [] : [entry]));
}
