import type { Standstill } from './standstill';

/** What the thread is given. */
export interface WatchedProcess {
  /** Of the board that the main process writes on. */
  readonly memory: SharedArrayBuffer;
  readonly folder: string;
}

/** What the thread tells; heard when the main process goes on. */
export type WatchdogReport =
  | { readonly kind: 'over'; readonly standstill: Standstill }
  | { readonly kind: 'not-written'; readonly error: unknown };
