import type { ChannelKind } from './channels';

/** The mood of a message: colours the strip of a mail and the icon of a notification. */
export type Tone = 'good' | 'warning' | 'bad' | 'neutral';

/** One line of the table of figures. A cell is null where there is nothing to compare with. */
export interface MessageRow {
  readonly label: string;
  readonly now: string;
  readonly plan: string | null;
  readonly usual: string | null;
}

/** A finished message: worded and translated once, when its run is recorded. Channels only deliver it. */
export interface Message {
  readonly tone: Tone;
  /** The sentence that says it all; also the subject of a mail. */
  readonly title: string;
  /** One or two sentences of explanation. */
  readonly summary: string;
  readonly columns: { readonly now: string; readonly plan: string; readonly usual: string };
  readonly rows: readonly MessageRow[];
  /** How it was measured: when, by whom, where. */
  readonly method: string;
  /** Why you get this. */
  readonly because: string;
  /** BCP 47 tag of the language it is written in. */
  readonly language: string;
}

/** What a row of the outbox is about. `test` is a message that a person asked for. Persisted. */
export const MESSAGE_KINDS = ['run', 'test'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/**
 * Where a message stands. Persisted.
 * `pending` waits for its turn or its next try, `sending` is leased to a deliverer, `sent` was accepted,
 * `blocked` needs a person (a wrong password, say), `failed` was refused for good or gave up.
 */
export const MESSAGE_STATES = ['pending', 'sending', 'sent', 'blocked', 'failed'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Why a delivery attempt did not succeed. Persisted; the words are in locales/. */
export const DELIVERY_PROBLEMS = [
  'connection',
  'dns',
  'timeout',
  'tls',
  'authentication',
  'secret-unreadable',
  'secret-missing',
  'recipient-refused',
  'sender-refused',
  'message-refused',
  'temporary',
  'not-configured',
  'not-supported',
  'expired',
  'internal',
] as const;
export type DeliveryProblem = (typeof DELIVERY_PROBLEMS)[number];

/** One try to deliver a message. */
export interface DeliveryAttempt {
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly outcome: 'accepted' | 'retry' | 'blocked' | 'failed';
  readonly problem: DeliveryProblem | null;
  /** What the server or the system said, word for word; empty when it said nothing. */
  readonly reply: string;
  /** True when the other side may have the message although no acceptance was seen. */
  readonly isMaybeDelivered: boolean;
}

/** A message on its way, as the delivery log shows it. */
export interface OutboxEntry {
  readonly id: string;
  readonly runId: string;
  readonly kind: MessageKind;
  readonly channel: ChannelKind;
  /** The mail address; empty for channels that have only one reader. */
  readonly recipient: string;
  /** Written once, reused by every retry. */
  readonly messageId: string;
  readonly state: MessageState;
  readonly message: Message;
  readonly createdAt: number;
  readonly nextAttemptAt: number;
  readonly attempts: readonly DeliveryAttempt[];
}
