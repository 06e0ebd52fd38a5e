import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../shared/durations';
import type { MailboxFinding, MailboxProblem, MailboxState } from '../../shared/mail/mailbox-look';
import { mailboxReader } from '../../shared/mail/mailbox-reader';
import type { OutboxEntry } from '../../shared/messages/message';
import type { MailSettings } from '../../shared/settings';
import type { Mailbox, Sighting } from '../channels/mail/mailbox/mailbox';
import type { Clock, Timers } from '../core/ports';

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

/** What passes by itself. Whatever else keeps from looking needs a person: each new try may lock the account. */
const PASSING: readonly MailboxProblem[] = ['connection', 'dns', 'timeout', 'tls', 'internal'];
/** How long a mailbox that needs a person is left alone, unless its settings change. */
const REST_MS = DAY_MS;

export interface SightingsDeps {
  readonly mailbox: Pick<Mailbox, 'isKnown' | 'look'>;
  readonly settings: () => MailSettings;
  readonly clock: Clock;
  readonly timers: Timers;
  /** The newest finding under the settings as they are. */
  readonly state: () => MailboxState | null;
  readonly onFinding: (finding: MailboxFinding) => void;
  readonly log: (sentence: string) => void;
}

type AcceptedMail = Pick<OutboxEntry, 'channel' | 'messageId' | 'recipient'>;

/** A mail that is looked for. */
interface Watched {
  readonly messageId: string;
  /** The settings under which it was accepted. */
  readonly way: string;
  /** Whether it is known that the mailbox is the one of its reader. */
  readonly isForMailbox: boolean;
}

/**
 * Looks whether accepted mails arrive in their mailbox, where the user has named one. One mail at a time is looked
 * for; it proves the way of all. Delivery never waits for it. What other readers get is not looked for, and of a mail
 * that was sent under other settings nothing is told.
 */
export class Sightings {
  readonly #deps: SightingsDeps;
  #watched: Watched | null = null;
  #cancel = (): void => undefined;

  constructor(deps: SightingsDeps) {
    this.#deps = deps;
  }

  /** A server has accepted a message. */
  accepted({ channel, messageId, recipient }: AcceptedMail): void {
    const { mailbox, settings } = this.#deps;
    if (channel !== 'mail' || !mailbox.isKnown || this.#isResting) return;
    const way = JSON.stringify(settings());
    if (this.#watched?.way === way) return;
    const reader = mailboxReader(settings());
    // Mails without an address go to the first one of the settings.
    if (reader !== null && (recipient || settings().to[0]) !== reader) return;
    this.stop();
    this.#watched = { messageId, way, isForMailbox: reader !== null };
    this.#lookLater(this.#watched, 0);
  }

  /** Looks no more. */
  stop(): void {
    this.#cancel();
    this.#watched = null;
  }

  get #isResting(): boolean {
    const state = this.#deps.state();
    if (state?.kind !== 'failed' || PASSING.includes(state.problem)) return false;
    return Math.abs(this.#deps.clock.now() - state.at) < REST_MS;
  }

  #lookLater(watched: Watched, tries: number): void {
    const wait = WAITS_MS[tries] ?? 0;
    this.#cancel = this.#deps.timers.after(wait, () => void this.#look(watched, tries));
  }

  async #look(watched: Watched, tries: number): Promise<void> {
    if (!this.#isUnderSettings(watched)) return this.stop();
    const { messageId, isForMailbox } = watched;
    const controller = new AbortController();
    const cancelDeadline = this.#deps.timers.after(LOOK_MS, () => controller.abort());
    this.#cancel = () => {
      cancelDeadline();
      controller.abort();
    };
    const sighting = await this.#deps.mailbox.look(messageId, controller.signal);
    cancelDeadline();
    if (this.#watched !== watched) return;
    if (!this.#isUnderSettings(watched)) return this.stop();
    const isLast = tries + 1 === WAITS_MS.length;
    const finding = getFinding(sighting, isLast && isForMailbox);
    if (finding !== null) this.#tell(messageId, finding);
    if (!isLast && isOpen(sighting)) return this.#lookLater(watched, tries + 1);
    this.#watched = null;
  }

  #isUnderSettings({ way }: Watched): boolean {
    return way === JSON.stringify(this.#deps.settings());
  }

  #tell(messageId: string, finding: MailboxFinding): void {
    if (finding.kind === 'failed') this.#deps.log(`The mailbox could not be looked into: ${finding.detail}`);
    if (finding.kind === 'missing') this.#deps.log(`The mail ${messageId} was not seen in its mailbox`);
    this.#deps.onFinding(finding);
  }
}

/** What a look says; null where only a later one can say it. */
function getFinding(sighting: Sighting, isLast: boolean): MailboxFinding | null {
  if (sighting.kind !== 'not-yet') return sighting;
  return isLast ? { kind: 'missing' } : null;
}

/** Whether a later look may find something else. */
function isOpen(sighting: Sighting): boolean {
  return sighting.kind === 'not-yet' || (sighting.kind === 'failed' && PASSING.includes(sighting.problem));
}
