import type { ChannelKind } from '../../shared/channels';
import type { AsideReason } from '../../shared/messages/message';
import type { DeliveryProblem } from '../../shared/messages/delivery-problems';

/** States out of which a message becomes due without a person. */
export type WaitingState = 'pending' | 'blocked' | 'failed';

/** Which messages have waited for something that is over. */
export interface CauseFilter {
  readonly states: readonly WaitingState[];
  readonly causes: readonly DeliveryProblem[];
  /** Any channel, or any reader, where it is left out. */
  readonly channel?: ChannelKind;
  readonly recipient?: string;
}

/** Which messages of those that need a person are tried once more, although nobody has done anything. */
export interface ProbeWish {
  /** Only where the last try is at least so long ago, in ms; a try that lies ahead counts as long ago. */
  readonly sinceMs: number;
  readonly states: readonly ('blocked' | 'failed')[];
  readonly causes: readonly DeliveryProblem[];
  /** Of these causes one message stands for all of its channel; of the others, for all of one reader. */
  readonly channelWide: readonly DeliveryProblem[];
  /** Whether what quiet hours would hold is left as it is. */
  readonly isQuiet: boolean;
}

/** How far dates may be ahead of the clock. */
export interface DateLimits {
  /** End of the quiet hours that hold now; null outside of them. */
  readonly quietUntil: number | null;
  /** Small corrections of a clock do no harm. */
  readonly toleranceMs: number;
  /** No step of any policy puts a due time further ahead than this. */
  readonly furthestMs: number;
}

/** A message whose reader is no longer in the settings. */
export interface Misaddressed {
  readonly id: string;
  readonly recipient: string;
}

/** Keeps the outbox in line with settings and clock. Every method is one transaction. */
export interface OutboxUpkeep {
  /** Makes messages due at once, those that quiet hours hold back at their end. */
  makeDue(now: number, states: readonly WaitingState[], channel?: ChannelKind): void;
  /** The same for those that have one of these causes, which is forgotten. */
  forgetCauses(now: number, filter: CauseFilter): void;
  /** Lets one message go now, also in quiet hours and while its channel is off. False when it needs no letting go. */
  letGo(id: string, now: number): boolean;
  /** Makes due what was blocked or failed while a channel was set up in another way. */
  releaseChanged(channel: ChannelKind, way: string, now: number): void;
  /** Makes due one message for each channel, cause and reader that needs a person. */
  probe(now: number, wish: ProbeWish): void;
  /** Corrects dates that only a wrong clock can have written: what waits since then is due. */
  correctDates(now: number, limits: DateLimits): void;
  /** Holds back until then what may be held and would be due before; not what a person has asked for. */
  hold(until: number): void;
  /** Gives another end to what quiet hours hold back. */
  holdUntil(until: number, now: number): void;
  /** Sets aside what waits for these channels, but for what was let go. */
  setAsideChannels(channels: readonly ChannelKind[]): void;
  /** Sets one message aside, unless it is on its way or sent. False when it is. */
  setAside(id: string, reason: AsideReason): boolean;
  /** Lets everything that waits for a channel, or for one reader of it, go also when that is gone from the settings. */
  letGoAll(channel: ChannelKind, recipient?: string): void;
  /** Mails that wait or have failed for somebody who is not among these readers, oldest first; none that was let go. */
  misaddressed(readers: readonly string[]): readonly Misaddressed[];
  /** The readers that have a message about what this one is about. */
  readersServed(id: string): readonly string[];
  /** Gives a message, and what it stands for, another reader. */
  readdress(id: string, recipient: string): void;
}
