import type { Blame } from '../history/blame';
import type { ChannelKind } from '../channels';
import type { IncomparableCause } from '../figures/comparability';
import type { RunState } from '../figures/evaluation';
import type { ProviderKind, ServerRef } from '../providers';
import type { JudgedFigure } from '../rules/rules';
import type { EndedRun, Figures } from '../run';
import type { Trigger } from '../trigger';
import type { OccasionDetail, VerdictReason } from '../rules/verdict';
import type { RateUnit } from '../texts/format';
import type { MessageColumn, MessageRow } from './message-table';
import type { DeliveryProblem } from './delivery-problems';

/** The mood of a message: colours the strip of a mail and the icon of a notification. */
export type Tone = 'good' | 'warning' | 'bad' | 'neutral';

/** One thing among others that a message lists: a run of a digest, or a message that was merged into this one. */
export interface MessageItem {
  readonly at: number;
  /** When it was, in words. */
  readonly time: string;
  readonly title: string;
  readonly tone: Tone;
}

/** A small chart: throughput over time. A null value is a time without a measurement: no line crosses it. */
export interface MessageChart {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  /** The same in words; missing in messages that an older version wrote. */
  readonly ends?: { readonly from: string; readonly to: string };
  /** Of its values; Mbit/s where it is missing, in messages that an older version wrote. */
  readonly unit?: RateUnit;
  /** Time and value, oldest first. */
  readonly points: readonly (readonly [at: number, value: number | null])[];
  /** What the line should reach; null where nothing says so. */
  readonly limit: number | null;
}

/** A message for machines: what happened, in stored units (bit/s, ms, ms since the epoch). */
export interface MessageData {
  readonly kind: WordedKind;
  readonly run: {
    readonly id: string;
    readonly trigger: Trigger;
    readonly outcome: EndedRun['outcome'];
    /** Why it failed, was skipped or missed; null otherwise. */
    readonly reason: string | null;
    readonly startedAt: number;
    readonly finishedAt: number;
    readonly provider: ProviderKind;
    readonly server: ServerRef | null;
    readonly figures: Figures | null;
    /** What the run says of the line, and the figures that are not compared with plan and other runs; earlier versions left both out. */
    readonly state?: RunState;
    /** Where it points, if it failed or was slow; null for all others; earlier versions left it out. */
    readonly blame?: Blame | null;
    readonly notCompared?: readonly { readonly figure: JudgedFigure; readonly cause: IncomparableCause }[];
  } | null;
  readonly occasion: OccasionDetail | null;
  /** The rules that tell. */
  readonly rules: readonly {
    readonly id: string;
    readonly name: string;
    readonly reason: VerdictReason;
    readonly value: number | null;
    readonly limit: number | null;
  }[];
}

/** A finished message: worded and translated once, when its run is recorded. Channels only deliver it. */
export interface Message {
  readonly tone: Tone;
  /** The sentence that says it all; also the subject of a mail. */
  readonly title: string;
  /** One or two sentences of explanation. */
  readonly summary: string;
  /** Of the table of figures, in the order in which they are shown; the first holds what the message is about. */
  readonly columns: readonly MessageColumn[];
  readonly rows: readonly MessageRow[];
  /** How it was measured: when, by whom, where. */
  readonly method: string;
  /** Why you get this. */
  readonly because: string;
  /** What it lists; empty where it speaks of one thing. */
  readonly items: readonly MessageItem[];
  readonly chart: MessageChart | null;
  /** Null in messages that an older version wrote. */
  readonly data: MessageData | null;
  /** BCP 47 tag of the language it is written in. */
  readonly language: string;
  /** A file that goes out with a mail; left out where there is none. */
  readonly attachment?: MessageAttachment;
}

/** A file that is stored beside the outbox. */
export interface MessageAttachment {
  readonly id: string;
  readonly fileName: string;
  /** The sentence that takes its place where the mail goes out without it. */
  readonly leftOut: string;
}

/**
 * What a row of the outbox is about. `test` is a message that a person asked for, `occasion` one that the clock gave
 * rise to, `merged` stands for several that waited. Persisted.
 */
export const WORDED_KINDS = ['run', 'test', 'occasion', 'merged'] as const;
/** `heartbeat` tells a service that watches from outside how a run ended. */
export const MESSAGE_KINDS = [...WORDED_KINDS, 'heartbeat'] as const;
export type WordedKind = (typeof WORDED_KINDS)[number];
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/**
 * Where a message stands. Persisted.
 * `pending` waits for its turn or its next try, `sending` is leased to a deliverer, `sent` was accepted,
 * `blocked` needs a person (a wrong password, say), `failed` was refused for good or gave up, `merged` goes out as a
 * part of another message, which says how it went, `set-aside` is kept and goes out only if a person asks for it.
 */
export const MESSAGE_STATES = [
  'pending',
  'sending',
  'sent',
  'blocked',
  'failed',
  'merged',
  'set-aside',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Why a message is set aside. Persisted; the words are in locales/. */
export const ASIDE_REASONS = [
  /** A person wanted it so. */
  'by-hand',
  /** Its channel was switched off. */
  'channel-off',
  /** Its reader was removed from the settings, and nobody took the place. */
  'recipient-removed',
  /** A newer heartbeat took its place: only the newest says how things stand. */
  'superseded',
  /** It stood for others and was refused as a whole: they go out in smaller portions. */
  'divided',
  /** It waited in records that were restored: it may have been told since. */
  'restored',
] as const;
export type AsideReason = (typeof ASIDE_REASONS)[number];

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
  /** The run that it is about; null where it is about none. */
  readonly runId: string | null;
  readonly occasionId: string | null;
  readonly kind: MessageKind;
  readonly channel: ChannelKind;
  /** The mail address; empty for channels that have only one reader. */
  readonly recipient: string;
  /** Written once, reused by every retry. */
  readonly messageId: string;
  readonly state: MessageState;
  /** Why it is not delivered yet: the problem of its last try, or why it is set aside; null where nothing is known. */
  readonly cause: DeliveryProblem | AsideReason | null;
  /** Without a title where what is stored of it cannot be read. */
  readonly message: Message;
  readonly createdAt: number;
  readonly nextAttemptAt: number;
  /** End of the quiet hours that hold it back; null where none do. */
  readonly heldUntil: number | null;
  /** The message that it goes out in; null where it goes on its own. */
  readonly mergedInto: string | null;
  /** Message-IDs of the mails that it follows, oldest first; found when it is delivered, and left out elsewhere. */
  readonly references?: readonly string[];
  readonly attempts: readonly DeliveryAttempt[];
}
