import { tidyCrashDumps } from '../../files/crash-dumps';
import { watchChildren } from '../../shell/crash-reporter';
import type { MainWindow } from '../../shell/windows';
import type { EventStore } from '../../storage/event-store';
import { Watchdog } from '../../watchdog/watchdog';
import type { Crashes } from '../crashes';
import { logPathIn, type Log } from '../log';
import { systemTimers } from '../system';

export interface WatchOverOptions {
  readonly folder: string;
  /** The built watchdog/entry.ts. */
  readonly entry: URL;
  readonly window: Pick<MainWindow, 'onCrash'>;
  readonly composed: {
    readonly events: Pick<EventStore, 'add' | 'over'>;
    readonly crashes: Pick<Crashes, 'happened'>;
  };
  readonly log: Log;
}

/** Hears what happens to the processes of Linewatch, and tells its user. The returned watchdog is to be started. */
export function watchOver({ folder, entry, window, composed, log }: WatchOverOptions): Watchdog {
  const { events, crashes } = composed;
  const path = logPathIn(folder);
  try {
    tidyCrashDumps(folder);
  } catch (error) {
    log('Old crash dumps could not be removed', error);
  }
  window.onCrash((reason, isBack) => crashes.happened('window', reason, isBack));
  watchChildren((what, gone) => {
    log(`A process of Chromium is gone: ${JSON.stringify(gone)}`);
    if (what === 'graphics') crashes.happened('graphics', gone.reason);
  });
  return new Watchdog({
    entry,
    folder,
    onStandstill: (standstill, hasEnded) => {
      // The newest is enough to look at; the log has all.
      events.over('stood-still', path);
      events.add({ kind: 'stood-still', path, ...standstill, hasEnded });
    },
    timers: systemTimers,
    log,
  });
}
