import { setTimeout as pause } from 'node:timers/promises';
import { Notification } from 'electron';
import { sessionBusPath } from '../bus/address';
import { askBus } from '../bus/ask';
import type { Timers } from '../core/ports';
import {
  ANSWER_WITHIN_MS,
  bodyFor,
  CAPABILITIES,
  findNotificationService,
  type NotificationService,
} from './notification-service';
import { refused, showNotification, type NotifyResult } from './shown-notification';

interface Content {
  readonly title: string;
  readonly body: string;
  readonly icon: string;
}

const timers: Timers = {
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};

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
  const notification = new Notification(content);
  keep(notification);
  return showNotification(
    {
      show: () => notification.show(),
      onShown: (listener) => void notification.once('show', listener),
      onFailed: (listener) => void notification.once('failed', (_event, reason) => listener(reason)),
      onClick: (listener) => void notification.on('click', listener),
    },
    onClick,
    timers,
  );
}

const KEPT = 20;
const recent: Notification[] = [];

/** A notification that nothing refers to is collected, and its click is lost with it. */
function keep(notification: Notification): void {
  recent.push(notification);
  if (recent.length > KEPT) recent.shift();
}
