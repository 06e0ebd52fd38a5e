import type { OutboxEntry } from '../../shared/messages/message';
import type { Channel, DeliveryResult } from '../core/ports';
import { cutTo } from './plain-text';
import { sendable } from './sendable';

/** What a notification shows. */
export interface NotificationContent {
  readonly title: string;
  readonly body: string;
}

/**
 * Shows a notification; `shown` once the desktop has taken it, never that someone has read it. `isAbsent`: the desktop
 * has nothing that shows notifications.
 */
export type Notify = (
  content: NotificationContent,
) => Promise<
  { readonly shown: true } | { readonly shown: false; readonly reason: string; readonly isAbsent?: boolean }
>;

const DEADLINE_MS = 20_000;

/** Desktops cut longer texts in their own ways, some in the middle of a character. In UTF-16 units. */
const MAX_TITLE = 120;
const MAX_BODY = 400;

/** Tells on the desktop. The notification has the sentence and the explanation; the window has the rest. */
export class DesktopChannel implements Channel {
  readonly kind = 'desktop';
  readonly deadlineMs = DEADLINE_MS;
  readonly concurrency = 1;
  readonly #notify: Notify;

  constructor(notify: Notify) {
    this.#notify = notify;
  }

  async deliver({ message }: OutboxEntry): Promise<DeliveryResult> {
    const { title, summary } = sendable(message);
    const result = await this.#notify({
      title: cutTo(title, MAX_TITLE, ''),
      body: cutTo(summary, MAX_BODY, ''),
    });
    if (result.shown) return { kind: 'accepted', reply: '' };
    const failure = { problem: 'not-supported', reply: result.reason, isMaybeDelivered: false } as const;
    // Without any service a person starts one or chooses another channel; one that fails may work later.
    return result.isAbsent === true ? { kind: 'blocked', ...failure } : { kind: 'retry', ...failure };
  }

  /** A notification has no layout of its own. */
  rehearse(): null {
    return null;
  }
}
