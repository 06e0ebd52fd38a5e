import { MINUTE_MS, SECOND_MS } from '../../shared/durations';
import type { OutboxEntry } from '../../shared/message';
import type { Mailbox } from '../channels/mailbox';
import type { Timers } from '../core/ports';

/** Waits before each look: mostly a mail is there at once, and after half an hour nobody looks any more. */
const WAITS_MS = [
  10 * SECOND_MS,
  30 * SECOND_MS,
  MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  8 * MINUTE_MS,
  13 * MINUTE_MS,
];
/** A look is given up after so long, in ms. */
const LOOK_MS = 60 * SECOND_MS;

export interface SightingsDeps {
  readonly mailbox: Pick<Mailbox, 'isKnown' | 'look'>;
  readonly timers: Timers;
  /** A mail has been seen where its reader finds it. */
  readonly onSeen: () => void;
  readonly log: (sentence: string) => void;
}

/**
 * Looks whether accepted mails arrive in their mailbox, where the user has named one. One mail at a time is looked
 * for; it proves the way of all. Delivery never waits for it.
 */
export class Sightings {
  #watched: string | null = null;
  #cancel = (): void => undefined;

  constructor(private readonly deps: SightingsDeps) {}

  /** A server has accepted a message. */
  accepted({ channel, messageId }: Pick<OutboxEntry, 'channel' | 'messageId'>): void {
    if (channel !== 'mail' || this.#watched !== null || !this.deps.mailbox.isKnown) return;
    this.#watched = messageId;
    this.#lookLater(messageId, 0);
  }

  /** Looks no more. */
  stop(): void {
    this.#cancel();
    this.#watched = null;
  }

  #lookLater(messageId: string, tries: number): void {
    const wait = WAITS_MS[tries];
    if (wait === undefined) {
      this.#watched = null;
      this.deps.log(`The mail ${messageId} was not seen in its mailbox`);
      return;
    }
    this.#cancel = this.deps.timers.after(wait, () => void this.#look(messageId, tries));
  }

  async #look(messageId: string, tries: number): Promise<void> {
    const controller = new AbortController();
    const cancelDeadline = this.deps.timers.after(LOOK_MS, () => controller.abort());
    this.#cancel = () => {
      cancelDeadline();
      controller.abort();
    };
    const sighting = await this.deps.mailbox.look(messageId, controller.signal);
    cancelDeadline();
    if (this.#watched !== messageId) return;
    if (sighting.kind === 'failed') this.deps.log(`The mailbox could not be looked into: ${sighting.detail}`);
    if (sighting.kind !== 'seen') return this.#lookLater(messageId, tries + 1);
    this.#watched = null;
    this.deps.onSeen();
  }
}
