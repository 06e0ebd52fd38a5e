import { useDeferredValue } from 'react';
import { RunDrawer } from './history/run-drawer';

interface RunLayerProps {
  readonly runId: string | null;
  readonly onClose: () => void;
}

/** The drawer of a run, beside whatever page is shown. */
export function RunLayer({ runId, onClose }: RunLayerProps) {
  // What is loaded when it is first needed has to be there closed once: it gives the focus back to where it was then.
  const shown = useDeferredValue(runId, null);
  return <RunDrawer runId={shown} onClose={onClose} />;
}
