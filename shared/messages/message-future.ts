import { formatRelative, type TimeStyle } from '../texts/format-time';
import type { Texts } from '../texts/i18n';
import type { ChannelState } from '../ipc';
import { UNDELIVERED, type FutureCounts } from './future-counts';
import { ASIDE_REASONS, type OutboxEntry } from './message';

/**
 * What becomes of a message from now on. This file alone says it, for the window, the tray, messages and the command
 * line: a sentence about what waits is a sentence of here.
 */
export type Future =
  /** It was accepted. */
  | { readonly kind: 'sent' }
  /** It is being sent, or its turn comes now. */
  | { readonly kind: 'onTheWay' }
  /** Quiet hours hold it back. */
  | { readonly kind: 'held'; readonly until: number }
  /** It is tried again by itself. */
  | { readonly kind: 'retried'; readonly at: number }
  /** It waits until somebody corrects its cause; meanwhile it is tried once a day. */
  | { readonly kind: 'blocked' }
  /** It may have arrived, so that one more try may be one more copy: it goes out only when a person asks. */
  | { readonly kind: 'unproven' }
  /** It was refused for good, or given up: it goes out once its cause is corrected, or when a person asks. */
  | { readonly kind: 'failed' }
  /** What is stored of it cannot be read: it never goes out. */
  | { readonly kind: 'unreadable' }
  /** It goes out only when a person asks. */
  | { readonly kind: 'setAside' }
  /** It shares the future of another message. */
  | { readonly kind: 'merged' }
  /** It never goes out: what it stood for goes out in smaller portions. */
  | { readonly kind: 'divided' };

type Standing = Pick<OutboxEntry, 'state' | 'cause' | 'heldUntil' | 'nextAttemptAt'>;

/** The future of a message, from its state at `now`. */
export function predictFuture({ state, cause, heldUntil, nextAttemptAt }: Standing, now: number): Future {
  switch (state) {
    case 'sending':
      return { kind: 'onTheWay' };
    case 'pending':
      if (heldUntil !== null && heldUntil > now && nextAttemptAt >= heldUntil) {
        return { kind: 'held', until: heldUntil };
      }
      return nextAttemptAt <= now ? { kind: 'onTheWay' } : { kind: 'retried', at: nextAttemptAt };
    case 'failed':
      return { kind: cause === 'record-unreadable' ? 'unreadable' : 'failed' };
    case 'set-aside':
      return { kind: cause === 'divided' ? 'divided' : 'setAside' };
    case 'blocked':
      return { kind: cause === 'unproven' ? 'unproven' : 'blocked' };
    case 'sent':
    case 'merged':
      return { kind: state };
  }
}

/** When a message goes on, in a few words: `next try in 5 min`; empty where its state says it all. */
export function futureInBrief(future: Future, now: number, texts: Texts, { language }: TimeStyle): string {
  if (future.kind === 'onTheWay') return texts('delivery:dueNow');
  if (future.kind !== 'retried') return '';
  return texts('delivery:nextTry', { when: formatRelative(future.at, now, language) });
}

/** The future of a message as a sentence; empty where its state or its problem says it all. */
export function futureInWords({ kind }: Future, texts: Texts): string {
  switch (kind) {
    case 'sent':
    case 'merged':
    case 'divided':
    case 'onTheWay':
    case 'unreadable':
      return '';
    case 'held':
    case 'retried':
    case 'blocked':
    case 'unproven':
    case 'failed':
    case 'setAside':
      return texts(`delivery:future.${kind}`, { count: 1 });
  }
}

/** Whether a message may still be sent by hand, or be set aside. */
export function isStillToTell({ kind }: Future): boolean {
  return kind !== 'sent' && kind !== 'merged' && kind !== 'divided';
}

/** Why a message is set aside, in words; empty where it is not. */
export function asideInWords({ cause }: Pick<OutboxEntry, 'cause'>, texts: Texts): string {
  const reason = ASIDE_REASONS.find((candidate) => candidate === cause);
  return reason === undefined ? '' : texts(`delivery:aside.${reason}`);
}

/** What is not delivered, over some channels. */
export function getCounts(channels: readonly ChannelState[]): FutureCounts {
  const sum = (of: (channel: ChannelState) => number) =>
    channels.reduce((total, channel) => total + of(channel), 0);
  return {
    blocked: sum((channel) => channel.blocked - channel.unproven),
    unproven: sum((channel) => channel.unproven),
    failed: sum((channel) => channel.failed - channel.unreadable),
    unreadable: sum((channel) => channel.unreadable),
    retried: sum((channel) => channel.retried),
    onTheWay: sum((channel) => channel.waiting - channel.held - channel.retried),
    held: sum((channel) => channel.held),
    setAside: sum((channel) => channel.setAside),
  };
}

/** What becomes of all that is not delivered, a sentence for each future, most urgent first; empty where nothing is. */
export function futuresInWords(counts: FutureCounts, texts: Texts): readonly string[] {
  return UNDELIVERED.filter((kind) => counts[kind] > 0).map((kind) =>
    texts(`delivery:future.${kind}`, { count: counts[kind] }),
  );
}

/** The same in a few words, most urgent first: `2 need you · 1 not delivered`. Empty where nothing is undelivered. */
export function futuresInBrief(counts: FutureCounts, texts: Texts): string {
  return UNDELIVERED.filter((kind) => counts[kind] > 0)
    .map((kind) => texts(`delivery:brief.${kind}`, { count: counts[kind] }))
    .join(' · ');
}
