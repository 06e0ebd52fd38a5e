import type { OutboxEntry } from '../../shared/messages/message';
import type { Channel, DeliveryResult } from '../core/ports';
import { cutTo } from './plain-text';
import { sendable } from './sendable';

/** The content of a notification. */
export interface NotificationContent {
  readonly title: string;
  readonly body: string;
}

/**
 * Shows a notification. `shown` means that the desktop has accepted it, not that anybody has read it. `isAbsent`: the
 * desktop has no notification service.
 */
export type Notify = (
  content: NotificationContent,
) => Promise<
  { readonly shown: true } | { readonly shown: false; readonly reason: string; readonly isAbsent?: boolean }
>;

const DEADLINE_MS = 20_000;

/** Maximum lengths in UTF-16 units. Desktops shorten longer texts themselves, some in the middle of a character. */
const MAX_TITLE = 120;
const MAX_BODY = 400;

/** Shows desktop notifications with the title and the explanation of a message; the window has the details. */
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
    // A missing service needs user action; one that fails may work later.
    return result.isAbsent === true ? { kind: 'blocked', ...failure } : { kind: 'retry', ...failure };
  }

  /** Notifications have no layout. */
  rehearse(): null {
    return null;
  }
}
