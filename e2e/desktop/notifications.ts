import { MessageType, SessionBus } from './session-bus';

const SERVICE = 'org.freedesktop.Notifications';

/** A notification as the desktop's daemon got it. */
export interface ShownNotification {
  readonly title: string;
  readonly body: string;
  /** The number that the daemon gave it; null before it answered, or when it refused. */
  readonly number: number | null;
}

/** Overhears what applications ask of the desktop's notification daemon, and what it answers. */
export class Notifications {
  readonly #watcher: SessionBus;

  readonly #calls = new Map<string, ShownNotification>();

  private constructor(watcher: SessionBus) {
    this.#watcher = watcher;
  }

  static async watch(bus: SessionBus): Promise<Notifications> {
    const daemon = await bus.getOwner(SERVICE);
    const watcher = await SessionBus.open();
    const notifications = new Notifications(watcher);
    const rules = [`interface='${SERVICE}',member='Notify'`, `type='method_return',sender='${daemon}'`];
    await watcher.watch(rules, (message) => {
      const key = (caller: string, serial: unknown) => `${caller} ${String(serial)}`;
      if (message.type === MessageType.METHOD_CALL && message.member === 'Notify') {
        const [, , , title, body] = message.body as string[];
        const shown = { title: title ?? '', body: body ?? '', number: null };
        notifications.#calls.set(key(message.sender, message.serial), shown);
      } else if (message.type === MessageType.METHOD_RETURN) {
        const call = key(message.destination, message.replySerial);
        const shown = notifications.#calls.get(call);
        if (shown === undefined) return;
        notifications.#calls.set(call, { ...shown, number: Number(message.body[0]) });
      }
    });
    return notifications;
  }

  /** What was shown since the watch began, oldest first. */
  get all(): readonly ShownNotification[] {
    return [...this.#calls.values()];
  }

  close(): void {
    this.#watcher.close();
  }
}
