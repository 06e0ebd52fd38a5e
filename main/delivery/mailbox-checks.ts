import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../shared/durations';
import type { MailboxFinding, MailboxProblem, MailboxState } from '../../shared/mail/mailbox-look';
import { mailboxReader } from '../../shared/mail/mailbox-reader';
import type { OutboxEntry } from '../../shared/messages/message';
import type { MailSettings } from '../../shared/settings';
import type { Mailbox, Sighting } from '../channels/mail/mailbox/mailbox';
import type { Clock, Timers } from '../core/ports';

/** Delays before each search, in ms. Most mails arrive at once; after half an hour, the search ends. */
const WAITS_MS = [
  10 * SECOND_MS,
  30 * SECOND_MS,
  MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  8 * MINUTE_MS,
  13 * MINUTE_MS,
];
/** Timeout of one search, in ms. */
const LOOK_MS = 60 * SECOND_MS;

/** Temporary problems. All others need user action: each new attempt may lock the account. */
const PASSING: readonly MailboxProblem[] = [
  'connection',
  'dns',
  'timeout',
  'tls',
  'internal',
  'unavailable',
  'limit-reached',
  'full',
];
/** Pause in ms after a problem that needs user action, unless the settings change. */
const REST_MS = DAY_MS;

export interface MailboxChecksDeps {
  readonly mailbox: Pick<Mailbox, 'isKnown' | 'look'>;
  readonly settings: () => MailSettings;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Newest finding under the current settings; null if there is none. */
  readonly state: () => MailboxState | null;
  readonly onFinding: (finding: MailboxFinding) => void;
  readonly log: (sentence: string) => void;
}

type AcceptedMail = Pick<OutboxEntry, 'channel' | 'messageId' | 'recipient'>;

/** A mail that is being searched for. */
interface Watched {
  readonly messageId: string;
  /** Fingerprint of the settings with which the mail was accepted. */
  readonly way: string;
  /** Whether the mailbox is known to be that of the recipient. */
  readonly isForMailbox: boolean;
}

/**
 * Checks whether accepted mails arrive in the mailbox that the user has entered. Searches for one mail at a time,
 * which stands for all. Delivery never waits for it. Mails to other recipients are not searched for, and mails sent
 * with older settings are not reported.
 */
export class MailboxChecks {
  readonly #deps: MailboxChecksDeps;
  #watched: Watched | null = null;
  #cancel = (): void => undefined;

  constructor(deps: MailboxChecksDeps) {
    this.#deps = deps;
  }

  /** Called when a server has accepted a message. */
  accepted({ channel, messageId, recipient }: AcceptedMail): void {
    const { mailbox, settings } = this.#deps;
    if (channel !== 'mail' || !mailbox.isKnown || this.#isResting) return;
    const way = JSON.stringify(settings());
    if (this.#watched?.way === way) return;
    const reader = mailboxReader(settings());
    // Mails without an address go to the first recipient in the settings.
    if (reader !== null && (recipient || settings().to[0]) !== reader) return;
    this.stop();
    this.#watched = { messageId, way, isForMailbox: reader !== null };
    this.#lookLater(this.#watched, 0);
  }

  /** Ends the search. */
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
    if (finding.kind === 'failed') this.#deps.log(`The mailbox could not be searched: ${finding.detail}`);
    if (finding.kind === 'missing') this.#deps.log(`The mail ${messageId} was not found in its mailbox`);
    this.#deps.onFinding(finding);
  }
}

/** Result of a search; null if only a later search can decide. */
function getFinding(sighting: Sighting, isLast: boolean): MailboxFinding | null {
  if (sighting.kind !== 'not-yet') return sighting;
  return isLast ? { kind: 'missing' } : null;
}

/** Whether a later search may give another result. */
function isOpen(sighting: Sighting): boolean {
  return sighting.kind === 'not-yet' || (sighting.kind === 'failed' && PASSING.includes(sighting.problem));
}
