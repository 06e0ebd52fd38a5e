import type { ChannelKind } from './channels';
import type { MessageState, OutboxEntry } from './message';

export interface DeliveryQuery {
  readonly states: readonly MessageState[];
  readonly channels: readonly ChannelKind[];
  readonly limit: number;
  readonly offset: number;
}

export interface DeliveryPage {
  readonly entries: readonly OutboxEntry[];
  readonly total: number;
}

export type TestAnswer =
  | { readonly kind: 'queued'; readonly ids: readonly string[] }
  | { readonly kind: 'no-result-yet' }
  | { readonly kind: 'channel-off' };

/**
 * What came of the wish to try a message again. `no-reader`: its reader was removed, and everybody who reads mails now
 * has a message about the same already. `not-needed`: it is on its way, or was sent.
 */
export type RetryAnswer = 'due' | 'no-reader' | 'not-needed';
