import { bridge } from '../bridge';
import type { HistoryPage } from '../../shared/ipc';
import type { HistoryQuery } from '../../shared/history/history-query';
import { useAnswer, type Answer } from './use-answer';
import { useEvent } from './use-event';

/** A page of the history, read again whenever a run or a delivery changes it. */
export function useHistory(query: HistoryQuery): {
  readonly answer: Answer<HistoryPage>;
  readonly again: () => void;
} {
  const history = useAnswer(JSON.stringify(query), () => bridge.historyRead(query));
  useEvent('onRunRecorded', history.again);
  useEvent('onDeliveryChanged', history.again);
  useEvent('onNotesChanged', history.again);
  // What runs are held against has changed.
  useEvent('onSettingsChanged', history.again);
  return history;
}
