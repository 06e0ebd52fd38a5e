import type { NewVersion, UpdateProblem } from '../../../shared/updates/updates';

/** Something kept a step from being done: its kind, and what was said, for the log and whoever reads on. */
export interface UpdateFault {
  readonly kind: 'fault';
  readonly problem: UpdateProblem;
  readonly detail: string;
}

/** What the feed says. `none`: no version that is newer, or not yet for this installation. */
export type CheckEnd = { readonly kind: 'none' } | ({ readonly kind: 'newer' } & NewVersion) | UpdateFault;

/** A version that was loaded whole and is what its feed signed. */
export type LoadEnd = { readonly kind: 'loaded' } | { readonly kind: 'cancelled' } | UpdateFault;

/** `restart`: the new version is in place, and this process is to start it. `handed-over`: an installer does the rest. */
export type InstallEnd = { readonly kind: 'restart' | 'handed-over' } | UpdateFault;

/** What looks for, loads and installs new versions. Nothing is thrown on purpose; every step ends by itself. */
export interface Updater {
  check(signal: AbortSignal): Promise<CheckEnd>;
  /** Loads the version that the last check found. Only one at a time. */
  load(onPercent: (percent: number) => void, signal: AbortSignal): Promise<LoadEnd>;
  /** Puts the loaded version in the place of this one; where it fails, this one stays as it is. */
  install(): Promise<InstallEnd>;
}
