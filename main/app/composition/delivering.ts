import { cleanForeignText } from '../../../shared/texts/foreign-text';
import type { MailboxFinding } from '../../../shared/mail/mailbox-look';
import type { OutboxEntry } from '../../../shared/messages/message';
import type { Settings } from '../../../shared/settings';
import { withLateness } from '../../core/messages/late';
import type { Channel, Clock, MonotonicClock, Timers } from '../../core/ports';
import { Deliverer } from '../../delivery/deliverer';
import { Merger } from '../../delivery/merger';
import { Reconciler } from '../../delivery/reconciler';
import { MailboxChecks, type MailboxChecksDeps } from '../../delivery/mailbox-checks';
import { UnrecordedTelling } from '../../delivery/unrecorded-telling';
import { DeliveryLog } from '../../storage/outbox/delivery-log';
import { MailThreads } from '../../storage/outbox/mail-threads';
import { SqliteOutboxStore } from '../../storage/outbox/store';
import { SqliteOutboxUpkeep } from '../../storage/outbox/upkeep';
import type { Database } from '../../storage/sqlite';
import type { Log } from '../log';
import type { Judging } from './judging';
import type { Records } from './records';

export interface DeliveringOptions {
  readonly records: Pick<Records, 'database'>;
  readonly judging: Pick<Judging, 'proofs' | 'mailbox' | 'deliveryLog' | 'judge' | 'teller'>;
  readonly channels: readonly Channel[];
  /** The mailbox in which mails arrive, where the user has named one. */
  readonly mailbox: MailboxChecksDeps['mailbox'];
  readonly settings: () => Settings;
  /** Set in a command, which delivers only the messages of its own runs. */
  readonly isCommand: boolean;
  readonly clock: Clock & MonotonicClock;
  readonly timers: Timers;
  /** Something that tray and window show has changed. */
  readonly onChanged: () => void;
  /** Removes every known secret from a text. */
  readonly redact: (text: string) => string;
  readonly log: Log;
}

/** Builds the delivery: from the outbox to the acceptance by the service, and to the check of the mailbox. */
export function buildDelivering(options: DeliveringOptions) {
  const { channels, settings, isCommand, clock, timers, onChanged, redact, log } = options;
  const { database } = options.records;
  const { proofs, mailbox, deliveryLog, judge, teller } = options.judging;
  const outbox = new SqliteOutboxStore(database, clock, isCommand ? 'commands' : 'all');
  const mailboxChecks = new MailboxChecks({
    mailbox: options.mailbox,
    clock,
    timers,
    log,
    settings: () => settings().channels.mail,
    state: () => mailbox.read(),
    onFinding: (finding) => {
      mailbox.write(withoutSecrets(finding, redact));
      if (finding.kind === 'found' && finding.place !== 'junk') proofs.write('mail', 'seen', '');
      onChanged();
    },
  });
  const createReconciler = (from: Database, entries: DeliveryLog) =>
    new Reconciler({
      upkeep: new SqliteOutboxUpkeep(from),
      settings,
      clock,
      entry: (id) => entries.entry(id),
      quietUntil: (now) => judge.quietUntil(now),
    });
  const reconciler = createReconciler(database, deliveryLog);
  const delivering = { channels, clock, timers, random: Math.random, redact, onChange: onChanged, log };
  const prepare = (entry: OutboxEntry) => withLateness(entry, clock.now(), teller.words());
  const threads = new MailThreads(database);
  const merger = new Merger({ outbox, clock, words: () => teller.words() });
  const deliverer = new Deliverer({
    ...delivering,
    outbox,
    reconciler,
    // A command leaves what waits together to the application.
    merge: (channel) => !isCommand && merger.merge(channel),
    divide: (entry, attempt) => merger.divide(entry, attempt),
    prepare: (entry) => threads.bind(prepare(entry)),
    onAccepted: (entry, reply) => {
      proofs.write(entry.channel, 'accepted', reply);
      mailboxChecks.accepted(entry);
    },
  });
  /** Delivers messages that the disk refuses to record. */
  const unrecorded = new UnrecordedTelling({
    database,
    clock,
    log,
    getDeliverer: (ownOutbox, own) =>
      new Deliverer({
        ...delivering,
        outbox: ownOutbox,
        reconciler: createReconciler(own, new DeliveryLog(own, proofs, mailbox, clock)),
        prepare,
        merge: () => false,
        divide: () => undefined,
        onAccepted: () => undefined,
      }),
  });
  return { outbox, mailboxChecks, reconciler, deliverer, unrecorded };
}

export type Delivering = ReturnType<typeof buildDelivering>;

/** The words of a mail server, as those of every other side: without secrets, on one line. */
function withoutSecrets(finding: MailboxFinding, redact: (text: string) => string): MailboxFinding {
  if (finding.kind === 'failed') return { ...finding, detail: cleanForeignText(redact(finding.detail)) };
  return finding.kind === 'found' ? { ...finding, folder: cleanForeignText(finding.folder, 100) } : finding;
}
