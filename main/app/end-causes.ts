import { constants } from 'node:os';
import { app, powerMonitor } from 'electron';
import type { Ending } from './ending';

/** Signals by which a person, a terminal or the system ends a process. */
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
const SIGNAL_EXIT_BASE = 128;

export interface EndOptions {
  /** The exit code names the signal, as a shell expects of a command. */
  readonly tellsSignal: boolean;
}

/**
 * Leads the application's own quitting to the ending. Heard from the very begin: until the process takes its signals
 * itself, Chromium makes a quitting of each, which without a listener ends a command as if it had done its errand.
 */
export function endOnQuit(ending: Ending, { tellsSignal }: EndOptions): void {
  app.on('before-quit', (event) => {
    event.preventDefault();
    // Nothing but a signal that came early quits a command.
    ending.begin(tellsSignal ? SIGNAL_EXIT_BASE + constants.signals.SIGTERM : 0);
  });
}

/** Leads the other causes of an end to `ending`: a signal, the shutdown of the computer. */
export function endOn(ending: Ending, { tellsSignal }: EndOptions): void {
  takeSignals((signal) => ending.begin(tellsSignal ? SIGNAL_EXIT_BASE + constants.signals[signal] : 0));
  // Linux and macOS; the computer is kept on until the process has ended. Windows tells its windows. The first listener
  // of all wakes the monitor up, and logind is asked to wait only for one that comes after it.
  powerMonitor.on('suspend', () => undefined);
  setImmediate(() => {
    powerMonitor.on('shutdown', (event?: Electron.Event) => {
      event?.preventDefault();
      ending.begin();
    });
  });
}

/**
 * Hears these signals alone. A library that stores settings listens to them, too, and sends them again within
 * milliseconds, as if nobody wanted to end in order. Chromium has set up its own handlers when Electron is ready, and
 * only a listener that is the first one replaces them.
 */
function takeSignals(onSignal: (signal: (typeof SIGNALS)[number]) => void): void {
  for (const signal of SIGNALS) {
    process.removeAllListeners(signal);
    process.on(signal, () => onSignal(signal));
  }
}
