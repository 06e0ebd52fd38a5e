import { setTimeout as pause } from 'node:timers/promises';
import { Notification } from 'electron';
import { SECOND_MS } from '../../shared/durations';
import { sessionBusPath } from '../bus/address';
import { askBus } from '../bus/ask';
import {
  ANSWER_WITHIN_MS,
  bodyFor,
  CAPABILITIES,
  findNotificationService,
  type NotificationService,
} from './notification-service';

/** `isAbsent`: this desktop has no notification service. */
export type NotifyResult =
  { readonly shown: true } | { readonly shown: false; readonly reason: string; readonly isAbsent: boolean };

interface Content {
  readonly title: string;
  readonly body: string;
  readonly icon: string;
}

const SHOWN_WITHIN_MS = 5 * SECOND_MS;

/** Shows a desktop notification. `shown` means that the system took it, not that someone read it. */
export async function notify(content: Content, onClick: () => void): Promise<NotifyResult> {
  const service = Notification.isSupported() ? await serviceHere() : ({ kind: 'absent' } as const);
  switch (service.kind) {
    case 'absent':
      return { shown: false, isAbsent: true, reason: 'no notification service answers on this desktop' };
    case 'silent':
      return refused('the notification service does not answer');
    case 'ready':
      return show({ ...content, body: bodyFor(content.body, service.readsMarkup) }, onClick);
  }
}

/** Windows and macOS have theirs built in, and show the text as it is. */
function serviceHere(): Promise<NotificationService> {
  if (process.platform !== 'linux') return Promise.resolve({ kind: 'ready', readsMarkup: false });
  const path = sessionBusPath(process.env);
  const ask = path === null ? null : () => askBus(path, CAPABILITIES, ANSWER_WITHIN_MS);
  return findNotificationService({ ask, pause: (milliseconds) => pause(milliseconds) });
}

function show(content: Content, onClick: () => void): Promise<NotifyResult> {
  return new Promise((resolve) => {
    const notification = new Notification(content);
    const late = setTimeout(
      () => resolve(refused('the notification service did not answer')),
      SHOWN_WITHIN_MS,
    );
    const settle = (result: NotifyResult) => {
      clearTimeout(late);
      resolve(result);
    };
    keep(notification);
    notification.once('show', () => settle({ shown: true }));
    notification.once('failed', (_event, error) => settle(refused(error)));
    notification.on('click', onClick);
    notification.show();
  });
}

function refused(reason: string): NotifyResult {
  return { shown: false, isAbsent: false, reason };
}

const KEPT = 20;
const recent: Notification[] = [];

/** A notification that nothing refers to is collected, and its click is lost with it. */
function keep(notification: Notification): void {
  recent.push(notification);
  if (recent.length > KEPT) recent.shift();
}
