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
import { channelFingerprint } from './channel-fingerprint';

/** Interval between automatic retries of a refusal that needs user action. Shorter ones could lock the account. */
const PROBE_EVERY_MS = DAY_MS + 1;
/** Clock corrections below this are ignored, in ms: the delay that they cause is harmless. */
const TOLERANCE_MS = MINUTE_MS;
/**
 * Latest plausible due time from now, in ms. Quiet hours last at most a day, which has 25 hours when summer time
 * ends.
 */
const FURTHEST_MS = Math.max(LONGEST_WAIT_MS, 25 * HOUR_MS) + HOUR_MS;

const CHANNEL_WIDE = problemsWith(({ scope }) => scope === 'channel');
const OF_ONE_READER = problemsWith(({ scope }) => scope === 'reader');
const OF_THE_LINE = problemsWith(({ isOfTheLine }) => isOfTheLine);
const NOT_OF_THE_MESSAGE = [...CHANNEL_WIDE, ...OF_ONE_READER];
/** Problems that are retried automatically. Not `unproven`: each retry could deliver one more copy. */
const MAY_BE_OVER = DELIVERY_PROBLEMS.filter(
  (problem) => problem !== 'unproven' && problem !== 'record-unreadable',
);

export interface ReconcilerDeps {
  readonly upkeep: OutboxUpkeep;
  readonly entry: (id: string) => OutboxEntry | null;
  readonly settings: () => Settings;
  /** End of the quiet hours in effect at `now`; null outside of them. */
  readonly quietUntil: (now: number) => number | null;
  readonly clock: Clock;
}

/**
 * Adjusts the outbox to changes of the settings, the clock, the network, and to a channel that delivers again:
 * messages whose cause of waiting has ended become due. Throws errors of the disk.
 */
export class Reconciler {
  readonly #deps: ReconcilerDeps;
  #lookedAt: number | null = null;
  #probedAt: number | null = null;

  constructor(deps: ReconcilerDeps) {
    this.#deps = deps;
  }

  /** Fingerprint of the current settings of a channel. */
  way(channel: ChannelKind): string {
    return channelFingerprint(channel, this.#deps.settings());
  }

  /**
   * At a start of the application: retries messages that wait or failed for a cause that may have ended. Of all
   * messages that need the same user action, one is attempted; if it is accepted, the others follow.
   */
  start(): void {
    const now = this.#deps.clock.now();
    this.#correctDates(now);
    this.align();
    this.#deps.upkeep.forgetCauses(now, { states: ['pending'], causes: OF_THE_LINE });
    this.#probe(now, 0, ['blocked'], MAY_BE_OVER);
    this.#probe(now, 0, ['failed'], NOT_OF_THE_MESSAGE);
  }

  /**
   * After a possible change of the settings: releases messages whose cause was corrected, and sets aside messages
   * whose channel or recipient was removed.
   */
  align(): void {
    const { upkeep, clock, settings, quietUntil } = this.#deps;
    const { channels } = settings();
    const now = clock.now();
    upkeep.holdUntil(quietUntil(now) ?? now, now);
    this.#readdress();
    for (const channel of CHANNEL_KINDS) upkeep.releaseChanged(channel, this.way(channel), now);
    upkeep.setAsideChannels(CHANNEL_KINDS.filter((channel) => !channels[channel].isEnabled));
  }

  /** Releases the messages of a channel after one of its secrets was entered again. */
  secretChanged(channel: ChannelKind): void {
    const { upkeep, clock } = this.#deps;
    upkeep.makeDue(clock.now(), ['blocked'], channel);
    upkeep.forgetCauses(clock.now(), { channel, states: ['pending', 'failed'], causes: CHANNEL_WIDE });
  }

  /** After an accepted message: releases the messages that waited for the same channel or recipient. */
  accepted({ channel, recipient }: Pick<OutboxEntry, 'channel' | 'recipient'>): void {
    const { upkeep, clock } = this.#deps;
    const now = clock.now();
    const states = ['pending', 'blocked', 'failed'] as const;
    upkeep.forgetCauses(now, { channel, states, causes: CHANNEL_WIDE });
    upkeep.forgetCauses(now, { channel, recipient, states, causes: OF_ONE_READER });
  }

  /** After an attempt. `way` is the fingerprint of the channel settings at its start: they may have changed since. */
  attempted(channel: ChannelKind, way: string): void {
    const isOn = this.#deps.settings().channels[channel].isEnabled;
    if (!isOn || way !== this.way(channel)) this.align();
  }

  /** After the network returned or the computer woke up: retries messages that wait for the line. */
  lineReturned(): void {
    const { upkeep, clock } = this.#deps;
    upkeep.forgetCauses(clock.now(), { states: ['pending'], causes: OF_THE_LINE });
  }

  /** Checks the clock, so that nothing that quiet hours hold is due in them. Called before messages are leased; cheap. */
  look(): void {
    const now = this.#deps.clock.now();
    const quietUntil = this.#deps.quietUntil(now);
    this.#lookAt(now, quietUntil !== null);
    if (quietUntil !== null) this.#deps.upkeep.hold(quietUntil);
  }

  #lookAt(now: number, isQuiet: boolean): void {
    const wasSetBack = this.#lookedAt !== null && now < this.#lookedAt - TOLERANCE_MS;
    this.#lookedAt = now;
    if (wasSetBack) this.#correctDates(now);
    if (this.#probedAt !== null && Math.abs(now - this.#probedAt) < MINUTE_MS) return;
    this.#probe(now, PROBE_EVERY_MS, ['blocked'], MAY_BE_OVER, isQuiet);
  }

  /**
   * Makes a message due at the user’s request, whatever its state. If its address is no longer in the settings, a
   * current address takes its place; the removed address is used only if all current ones have a message about the
   * same.
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

  /** Sets a message aside at the user’s request. Returns false if it is being sent or was sent. */
  setAside(id: string): boolean {
    return this.#deps.upkeep.setAside(id, 'by-hand');
  }

  /**
   * Lets the waiting messages of these channels and mail recipients go out although they were removed from the
   * settings.
   */
  letGo({ channels, readers }: StillToSend): void {
    for (const channel of channels) this.#deps.upkeep.letGoAll(channel);
    for (const reader of readers) this.#deps.upkeep.letGoAll('mail', reader);
  }

  /**
   * After a change of the mail recipients: a new address takes the place of a removed one, unless it already has a
   * message about the same.
   */
  #readdress(): void {
    const { upkeep, settings } = this.#deps;
    const readers = mailReaders(settings().channels.mail);
    // Without any recipient, the messages wait for one.
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
    isQuiet = false,
  ): void {
    this.#probedAt = now;
    this.#deps.upkeep.probe(now, { sinceMs, states, causes, channelWide: CHANNEL_WIDE, isQuiet });
  }
}
