import { SECOND_MS } from '../../shared/durations';
import type { Timers } from '../core/ports';

/** `isAbsent`: this desktop has no notification service. */
export type NotifyResult =
  { readonly shown: true } | { readonly shown: false; readonly reason: string; readonly isAbsent: boolean };

/** A notification of the system, as Electron offers it. */
export interface SystemNotification {
  readonly show: () => void;
  readonly onShown: (listener: () => void) => void;
  /** Windows and macOS: with the system's reason. */
  readonly onFailed: (listener: (reason: string) => void) => void;
  readonly onClick: (listener: () => void) => void;
}

const SHOWN_WITHIN_MS = 5 * SECOND_MS;

/** Shows it, and waits until the system has taken it, refuses, or says nothing. */
export function showNotification(
  notification: SystemNotification,
  onClick: () => void,
  timers: Timers,
): Promise<NotifyResult> {
  return new Promise((resolve) => {
    const cancel = timers.after(SHOWN_WITHIN_MS, () =>
      resolve(refused('the notification service did not answer')),
    );
    const settle = (result: NotifyResult) => {
      cancel();
      resolve(result);
    };
    notification.onShown(() => settle({ shown: true }));
    notification.onFailed((reason) => settle(refused(reason)));
    notification.onClick(onClick);
    notification.show();
  });
}

/** The service is there, and did not show it. */
export function refused(reason: string): NotifyResult {
  return { shown: false, isAbsent: false, reason };
}
