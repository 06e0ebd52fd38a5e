import type { ChannelKind } from '../channels';
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
  { readonly kind: 'queued'; readonly ids: readonly string[] } | { readonly kind: 'channel-off' };

/** What came of the wish to try a message again. `not-needed`: it is on its way, or was sent. */
export type RetryAnswer = 'due' | 'not-needed';

/** How many messages are not delivered yet to an address that gets mails. */
export interface WaitingReader {
  readonly recipient: string;
  readonly messages: number;
}

/** What still goes out although the saved settings switch off its channel, or have its address no more. */
export interface StillToSend {
  readonly channels: readonly ChannelKind[];
  /** Addresses that got mails. */
  readonly readers: readonly string[];
}
