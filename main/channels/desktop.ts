import type { OutboxEntry } from '../../shared/message';
import type { Channel, DeliveryResult } from '../core/ports';

/** What a notification shows. */
export interface NotificationContent {
  readonly title: string;
  readonly body: string;
}

/** Shows a notification; `shown` once the desktop has taken it, never that someone has read it. */
export type Notify = (
  content: NotificationContent,
) => Promise<{ readonly shown: true } | { readonly shown: false; readonly reason: string }>;

const DEADLINE_MS = 10_000;

/** Tells on the desktop. The notification has the sentence and the explanation; the window has the rest. */
export class DesktopChannel implements Channel {
  readonly kind = 'desktop';
  readonly deadlineMs = DEADLINE_MS;
  readonly concurrency = 1;

  constructor(private readonly notify: Notify) {}

  async deliver(
    { message }: OutboxEntry,
    _signal?: AbortSignal,
    onHandOver: () => void = () => undefined,
  ): Promise<DeliveryResult> {
    onHandOver();
    const result = await this.notify({ title: message.title, body: message.summary });
    if (result.shown) return { kind: 'accepted', reply: '' };
    // A notification service may start later, so it is asked again.
    return { kind: 'retry', problem: 'not-supported', reply: result.reason, isMaybeDelivered: false };
  }

  /** A notification has no layout of its own. */
  rehearse(): null {
    return null;
  }
}
