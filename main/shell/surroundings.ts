import { networkInterfaces } from 'node:os';
import { BrowserWindow, powerMonitor } from 'electron';
import type { SystemCondition } from '../../shared/schedule/kinds';
import { hasReturned } from '../core/network/ways-out';
import { canSeeFullScreen, readFullScreen, runProgram } from '../surroundings/full-screen';
import { currentWaysOut } from './network';
import { followSleep, followWake, type PowerEvents, type SleepListeners } from './sleep';

const LOOK_EVERY_MS = 10_000;

export interface SurroundingsListeners extends SleepListeners {
  /** The computer has a way out that it did not have before: after an outage, or in another network. */
  readonly onNetworkReturned: () => void;
}

/** Whether this computer has an address in any network. True says nothing about the internet beyond it. */
export function hasNetwork(): boolean {
  return addresses() !== '';
}

/** Listens to sleep and network until the returned function is called. */
export function watchSurroundings(listeners: SurroundingsListeners): () => void {
  let known = currentWaysOut();
  const look = setInterval(() => {
    const current = currentWaysOut();
    if (hasReturned(known, current)) listeners.onNetworkReturned();
    known = current;
  }, LOOK_EVERY_MS);
  const stopListening = followSleep(power, listeners);
  return () => {
    clearInterval(look);
    stopListening();
  };
}

/** Electron's monitor, whose events have types of their own. */
const power: PowerEvents = {
  on: (event, listener) => powerMonitor.on(event as 'suspend', listener),
  off: (event, listener) => powerMonitor.off(event as 'suspend', listener),
};

/** How long ago the computer woke, in ms, from now on; null while it has not slept. */
export function followWakeHere(monotonicMs: () => number): () => number | null {
  return followWake(power, monotonicMs);
}

export function isOnBattery(): boolean {
  return powerMonitor.isOnBatteryPower();
}

/** Conditions of schedules that this computer can tell. */
export function getSystemConditions(): readonly SystemCondition[] {
  const isLinux = process.platform === 'linux';
  return [
    ...(isLinux ? (['metered', 'line-busy'] as const) : []),
    ...(canSee ? (['full-screen'] as const) : []),
  ];
}

const canSee = canSeeFullScreen(process.platform, process.env);

/** Whether another application is full screen; null where this desktop does not tell. */
export async function isFullScreen(signal: AbortSignal): Promise<boolean | null> {
  if (!canSee) return null;
  return readFullScreen(
    { run: runProgram, isOwnWindowActive: () => BrowserWindow.getFocusedWindow() !== null },
    signal,
  );
}

function addresses(): string {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((entry) => !entry.internal && !entry.address.startsWith('fe80:'))
    .map((entry) => entry.address)
    .sort()
    .join(' ');
}
