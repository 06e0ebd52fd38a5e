import { randomUUID } from 'node:crypto';
import type { Settings } from '../../../shared/settings';
import type { Clock, Timers } from '../../core/ports';
import { LineRecorder } from '../../outages/line-recorder';
import type { WatchReport } from '../../outages/messages';
import type { LineRecorderDeps } from '../../outages/line-recorder';
import { WatchThread } from '../../outages/watch-thread';
import type { LineStore } from '../../storage/line/line-store';
import type { Log } from '../log';

export interface WatchingLineOptions {
  readonly line: LineStore;
  /** The built outages/entry.ts. */
  readonly entry: URL;
  readonly settings: () => Settings;
  /** What is known of the network that a way leads through. */
  readonly factsOf: LineRecorderDeps['factsOf'];
  /** Whether a test runs now. */
  readonly isTesting: () => boolean;
  readonly onRecorded: (report: WatchReport) => void;
  /** The thread has ended by itself, and is started again. */
  readonly onFailed: (error: Error) => void;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
}

/** Builds the watcher of the line between the tests. `follow` starts it, and is called again after each change. */
export function buildWatchingLine(options: WatchingLineOptions) {
  const { line, entry, settings, factsOf, isTesting, onRecorded, onFailed, clock, timers, log } = options;
  const recorder = new LineRecorder({ records: line, factsOf, clock, newId: randomUUID, onRecorded, log });
  const thread = new WatchThread({
    entry,
    onReport: (report) => recorder.take(report),
    onFailed,
    timers,
    log,
  });
  let isOpen = false;
  return {
    /** Follows the settings and whether a test runs. */
    follow: () => {
      const { isEnabled, targets } = settings().watching;
      if (isEnabled && !isOpen) recorder.open();
      isOpen = isEnabled;
      thread.follow(isEnabled ? targets : null);
      thread.testing(isTesting());
    },
    woken: () => thread.woken(),
    end: () => thread.end(),
  };
}
