import { MINUTE_MS } from '../../shared/durations';
import type { Timers } from '../core/ports';
import type { UpdateTrial } from '../updates/trial';

/** A window has put itself together by then, on the slowest computer. */
const SHOWN_WITHIN_MS = MINUTE_MS;
const LOOK_EVERY_MS = 250;

export interface ProveUpdateDeps {
  readonly trial: Pick<UpdateTrial, 'isOpen' | 'pass' | 'fail'>;
  /** Whether there is a window. */
  readonly isShown: () => boolean;
  /** Whether the page in it has come so far that it read the state. */
  readonly wasRead: () => boolean;
  /** Ends this process and starts the version that is in place. */
  readonly restart: () => void;
  readonly onChanged: () => void;
  readonly timers: Timers;
}

/**
 * The last part of the self-check after an update, when settings are read, records open and everything is built: the
 * window shows its page, or there is none, as after a start in the tray. Does nothing where no update is on trial.
 */
export function proveUpdate(deps: ProveUpdateDeps): void {
  const { trial, isShown, wasRead, restart, onChanged, timers } = deps;
  if (!trial.isOpen) return;
  const look = (leftMs: number) => {
    if (wasRead() || !isShown()) {
      trial.pass();
      return onChanged();
    }
    if (leftMs > 0) return void timers.after(LOOK_EVERY_MS, () => look(leftMs - LOOK_EVERY_MS));
    if (trial.fail('the window did not show its page') === 'restart') restart();
    else onChanged();
  };
  look(SHOWN_WITHIN_MS);
}
