import { Notification } from 'electron';

export type NotifyResult = { readonly shown: true } | { readonly shown: false; readonly reason: string };

const ANSWER_WITHIN_MS = 5_000;

/** Shows a desktop notification. `shown` means that the system took it, not that someone read it. */
export function notify(
  content: { readonly title: string; readonly body: string; readonly icon: string },
  onClick: () => void,
): Promise<NotifyResult> {
  if (!Notification.isSupported()) {
    return Promise.resolve({ shown: false, reason: 'no notification service answers on this desktop' });
  }
  return new Promise((resolve) => {
    const notification = new Notification(content);
    const late = setTimeout(
      () => resolve({ shown: false, reason: 'the notification service did not answer' }),
      ANSWER_WITHIN_MS,
    );
    const settle = (result: NotifyResult) => {
      clearTimeout(late);
      resolve(result);
    };
    keep(notification);
    notification.once('show', () => settle({ shown: true }));
    notification.once('failed', (_event, error) => settle({ shown: false, reason: error }));
    notification.on('click', onClick);
    notification.show();
  });
}

const KEPT = 20;
const recent: Notification[] = [];

/** A notification that nothing refers to is collected, and its click is lost with it. */
function keep(notification: Notification): void {
  recent.push(notification);
  if (recent.length > KEPT) recent.shift();
}
