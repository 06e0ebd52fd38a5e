import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/durations';
import { CHANNEL_KINDS, type ChannelKind } from '../../shared/channels';
import { problemsWith } from '../../shared/messages/delivery-problems';
import type { RetryAnswer, StillToSend } from '../../shared/messages/delivery-answers';
import { mailReaders } from '../../shared/mail/mail-readers';
import type { OutboxEntry } from '../../shared/messages/message';
import { DELIVERY_PROBLEMS, type DeliveryProblem } from '../../shared/messages/delivery-problems';
import type { Settings } from '../../shared/settings';
import type { OutboxUpkeep } from '../core/outbox-upkeep';
import type { Clock } from '../core/ports';
import { LONGEST_WAIT_MS } from '../core/retry-policy';
import { getWay } from './way';

/** What needs a person is tried again so rarely by itself: more often would lock an account. */
const PROBE_EVERY_MS = DAY_MS + 1;
/** A clock that was set back by less delays nothing that matters. */
const TOLERANCE_MS = MINUTE_MS;
/** Quiet hours hold for a day at most, which has 25 hours when summer time ends. */
const FURTHEST_MS = Math.max(LONGEST_WAIT_MS, 25 * HOUR_MS) + HOUR_MS;

const CHANNEL_WIDE = problemsWith(({ scope }) => scope === 'channel');
const OF_ONE_READER = problemsWith(({ scope }) => scope === 'reader');
const OF_THE_LINE = problemsWith(({ isOfTheLine }) => isOfTheLine);
const NOT_OF_THE_MESSAGE = [...CHANNEL_WIDE, ...OF_ONE_READER];
/** What is tried from time to time. Of a message that may have arrived, each try may be one more copy. */
const MAY_BE_OVER = DELIVERY_PROBLEMS.filter(
  (problem) => problem !== 'unproven' && problem !== 'record-unreadable',
);

export interface ReconcilerDeps {
  readonly upkeep: OutboxUpkeep;
  readonly entry: (id: string) => OutboxEntry | null;
  readonly settings: () => Settings;
  /** End of the quiet hours that hold at a moment; null outside of them. */
  readonly quietUntil: (now: number) => number | null;
  readonly clock: Clock;
}

/**
 * Brings the outbox in line with what has changed around it: settings, the clock, the network, a channel that delivers
 * again. What waited for a cause that is gone becomes due. Errors of the disk are thrown.
 */
export class Reconciler {
  readonly #deps: ReconcilerDeps;
  #lookedAt: number | null = null;
  #probedAt: number | null = null;

  constructor(deps: ReconcilerDeps) {
    this.#deps = deps;
  }

  /** How a channel is set up now. */
  way(channel: ChannelKind): string {
    return getWay(channel, this.#deps.settings());
  }

  /**
   * The application has started: whatever waited, or was given up, for a cause that may be gone is tried. One message
   * stands for all that need the same person; when it arrives, the others follow.
   */
  start(): void {
    const now = this.#deps.clock.now();
    this.#correctDates(now);
    this.align();
    this.#deps.upkeep.forgetCauses(now, { states: ['pending'], causes: OF_THE_LINE });
    this.#probe(now, 0, ['blocked'], MAY_BE_OVER);
    this.#probe(now, 0, ['failed'], NOT_OF_THE_MESSAGE);
  }

  /** The settings have changed, or may have: releases what they corrected, sets aside what they leave nobody for. */
  align(): void {
    const { upkeep, clock, settings, quietUntil } = this.#deps;
    const { channels } = settings();
    const now = clock.now();
    upkeep.holdUntil(quietUntil(now) ?? now, now);
    this.#readdress();
    for (const channel of CHANNEL_KINDS) upkeep.releaseChanged(channel, this.way(channel), now);
    upkeep.setAsideChannels(CHANNEL_KINDS.filter((channel) => !channels[channel].isEnabled));
  }

  /** A secret of a channel was entered anew. */
  secretChanged(channel: ChannelKind): void {
    const { upkeep, clock } = this.#deps;
    upkeep.makeDue(clock.now(), ['blocked'], channel);
    upkeep.forgetCauses(clock.now(), { channel, states: ['pending', 'failed'], causes: CHANNEL_WIDE });
  }

  /** A message was accepted: whatever its channel, or its reader, kept others waiting for is over. */
  accepted({ channel, recipient }: Pick<OutboxEntry, 'channel' | 'recipient'>): void {
    const { upkeep, clock } = this.#deps;
    const now = clock.now();
    const states = ['pending', 'blocked', 'failed'] as const;
    upkeep.forgetCauses(now, { channel, states, causes: CHANNEL_WIDE });
    upkeep.forgetCauses(now, { channel, recipient, states, causes: OF_ONE_READER });
  }

  /** An attempt has ended; the settings may have changed since it began, when the channel was set up in this way. */
  attempted(channel: ChannelKind, way: string): void {
    const isOn = this.#deps.settings().channels[channel].isEnabled;
    if (!isOn || way !== this.way(channel)) this.align();
  }

  /** The computer is in a network again, or has woken up: what waited for the line is tried. */
  lineReturned(): void {
    const { upkeep, clock } = this.#deps;
    upkeep.forgetCauses(clock.now(), { states: ['pending'], causes: OF_THE_LINE });
  }

  /** Looks at the clock, before messages are taken. Cheap. */
  look(): void {
    const now = this.#deps.clock.now();
    const wasSetBack = this.#lookedAt !== null && now < this.#lookedAt - TOLERANCE_MS;
    this.#lookedAt = now;
    if (wasSetBack) this.#correctDates(now);
    if (this.#probedAt !== null && Math.abs(now - this.#probedAt) < MINUTE_MS) return;
    this.#probe(now, PROBE_EVERY_MS, ['blocked'], MAY_BE_OVER);
  }

  /**
   * Tries a message at once, whatever keeps it: a person asks. It goes to an address that the settings have now, and to
   * the one that was removed where everybody else has a message about the same.
   */
  retry(id: string): RetryAnswer {
    const { upkeep, entry, clock, settings } = this.#deps;
    const found = entry(id);
    if (found === null) return 'not-needed';
    if (found.state === 'merged' && found.mergedInto !== null) return this.retry(found.mergedInto);
    const readers = mailReaders(settings().channels.mail);
    const isLost = found.channel === 'mail' && readers.length > 0 && !readers.includes(found.recipient);
    if (isLost) this.#readdressOne(id, readers);
    return upkeep.letGo(id, clock.now()) ? 'due' : 'not-needed';
  }

  /** A person wants no more of a message for now. False when it is on its way, or was sent. */
  setAside(id: string): boolean {
    return this.#deps.upkeep.setAside(id, 'by-hand');
  }

  /** What waits for these channels and readers of mail goes out also when they are gone from the settings. */
  letGo({ channels, readers }: StillToSend): void {
    for (const channel of channels) this.#deps.upkeep.letGoAll(channel);
    for (const reader of readers) this.#deps.upkeep.letGoAll('mail', reader);
  }

  /** Who reads mails has changed: each takes the place of one who is gone, where the message does not reach them already. */
  #readdress(): void {
    const { upkeep, settings } = this.#deps;
    const readers = mailReaders(settings().channels.mail);
    // Without any reader, the messages wait for one.
    if (readers.length === 0) return;
    for (const { id } of upkeep.misaddressed(readers)) {
      if (!this.#readdressOne(id, readers)) upkeep.setAside(id, 'recipient-removed');
    }
  }

  #readdressOne(id: string, readers: readonly string[]): boolean {
    const served = this.#deps.upkeep.readersServed(id);
    const reader = readers.find((candidate) => !served.includes(candidate));
    if (reader === undefined) return false;
    this.#deps.upkeep.readdress(id, reader);
    return true;
  }

  #correctDates(now: number): void {
    const limits = { toleranceMs: TOLERANCE_MS, furthestMs: FURTHEST_MS };
    this.#deps.upkeep.correctDates(now, { ...limits, quietUntil: this.#deps.quietUntil(now) });
  }

  #probe(
    now: number,
    sinceMs: number,
    states: readonly ('blocked' | 'failed')[],
    causes: readonly DeliveryProblem[],
  ): void {
    this.#probedAt = now;
    this.#deps.upkeep.probe(now, { sinceMs, states, causes, channelWide: CHANNEL_WIDE });
  }
}
