import { randomUUID } from 'node:crypto';
import { cleanForeignText } from '../../shared/foreign-text';
import type { Language } from '../../shared/i18n';
import type { MailboxFinding } from '../../shared/mailbox-look';
import type { OutboxEntry } from '../../shared/message';
import type { RecordingState } from '../../shared/recording';
import type { EndedRun } from '../../shared/run';
import type { Settings } from '../../shared/settings';
import { Canary, channelsToProve } from '../telling/canary';
import { circumstancesOf } from '../telling/circumstances';
import { withLateness } from '../core/messages/late';
import type { Channel, Clock, MonotonicClock, Timers } from '../core/ports';
import type { Reader } from '../core/reader';
import { Deliverer } from '../delivery/deliverer';
import { Merger } from '../delivery/merger';
import { Reconciler } from '../delivery/reconciler';
import { Sightings, type SightingsDeps } from '../delivery/sightings';
import { UnrecordedTelling } from '../delivery/unrecorded-telling';
import { isRefusal } from '../files/disk-problem';
import { Evaluator } from '../telling/evaluator';
import { LineKnowledge } from '../telling/line-knowledge';
import { RuleDesk } from '../telling/rule-desk';
import { RunJudge } from '../telling/judge';
import { readCanary, writeCanary } from '../storage/canary-record';
import { readCeiling } from '../storage/ceiling';
import { DeliveryLog } from '../storage/delivery-log';
import type { EventStore } from '../storage/event-store';
import { SqliteOccasionStore } from '../storage/occasion-store';
import { SqliteOutboxStore } from '../storage/outbox-store';
import { SqliteOutboxUpkeep } from '../storage/outbox-upkeep';
import { ProofStore } from '../storage/proof-store';
import { MailThreads } from '../storage/mail-threads';
import { MailboxRecord } from '../storage/mailbox-record';
import type { SqliteRunStore } from '../storage/run-store';
import type { Database } from '../storage/sqlite';
import { StorageWatch } from '../telling/storage-watch';
import { Teller } from '../telling/teller';
import { Watch } from '../telling/watch';

export interface TellingOptions {
  readonly dataFolder: string;
  readonly reader: Reader;
  /** What happened to files. */
  readonly events: EventStore;
  /** Whether results can be recorded. */
  readonly recording: () => RecordingState;
  readonly database: Database;
  readonly runs: SqliteRunStore;
  readonly channels: readonly Channel[];
  /** The mailbox in which mails arrive, where the user has named one. */
  readonly mailbox: SightingsDeps['mailbox'];
  readonly settings: () => Settings;
  readonly version: string;
  readonly installId: string;
  /** One command is served, which tells of its own runs alone. */
  readonly isCommand: boolean;
  readonly language: () => Language;
  readonly timeZone: () => string;
  /** The network that the computer is in; null where there is none. */
  readonly network: () => string | null;
  /** What this month's runs have moved, with one that is about to be recorded. */
  readonly bytesWith: (run: EndedRun) => number;
  readonly clock: Clock & MonotonicClock;
  readonly timers: Timers;
  /** Something that tray and window show has changed. */
  readonly onChanged: () => void;
  /** Takes every known secret out of a text. */
  readonly redact: (text: string) => string;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Builds what judges, words and delivers: from a finished run, or the clock, to the other side's acceptance. */
export function buildTelling(options: TellingOptions) {
  const { database, runs, settings, version, network, timeZone, clock, timers, onChanged, log } = options;
  const outbox = new SqliteOutboxStore(database, clock, options.isCommand ? 'commands' : 'all');
  const circumstances = (way: object) => circumstancesOf({ version, network: network(), settings: way });
  const proofs = new ProofStore({
    database,
    clock,
    circumstances: (channel) => circumstances(settings().channels[channel]),
  });
  const mailbox = new MailboxRecord({
    database,
    clock,
    circumstances: () => (options.mailbox.isKnown ? JSON.stringify(settings().channels.mail) : null),
  });
  const deliveryLog = new DeliveryLog(database, proofs, mailbox, clock);
  const channelStates = () => deliveryLog.channelStates(settings());
  const occasions = new SqliteOccasionStore(database, clock);
  const bytesThisMonth = options.bytesWith;
  const ceiling = () => readCeiling(database, version);
  const evaluator = new Evaluator({ runs, settings, ceiling, timeZone, log });
  const judge = new RunJudge({
    runs,
    occasions,
    clock,
    timeZone,
    settings,
    bytesThisMonth,
    ceiling,
    channelsToProve: () => channelsToProve(channelStates()),
    usedChannels: () => deliveryLog.usedChannels(),
    isRefusal,
    log,
  });
  const teller = new Teller({
    line: new LineKnowledge({ runs, settings, ceiling, timeZone }),
    evaluate: (run) => evaluator.evaluate(run),
    runs,
    settings,
    timeZone,
    log,
    language: options.language,
    installId: options.installId,
    judge: (run) => judge.judge(run),
    ceiling,
    newId: randomUUID,
  });
  const sightings = new Sightings({
    mailbox: options.mailbox,
    clock,
    timers,
    log,
    settings: () => settings().channels.mail,
    state: () => mailbox.read(),
    onFinding: (finding) => {
      mailbox.write(withoutSecrets(finding, options.redact));
      if (finding.kind === 'found' && finding.place !== 'junk') proofs.write('mail', 'seen', '');
      onChanged();
    },
  });
  const reconcilerOf = (from: Database, entries: DeliveryLog) =>
    new Reconciler({
      upkeep: new SqliteOutboxUpkeep(from),
      settings,
      clock,
      entry: (id) => entries.entry(id),
      quietUntil: (now) => judge.quietUntil(now),
    });
  const reconciler = reconcilerOf(database, deliveryLog);
  const delivering = {
    channels: options.channels,
    clock,
    timers,
    random: Math.random,
    redact: options.redact,
    onChange: onChanged,
    log,
  };
  const prepare = (entry: OutboxEntry) => withLateness(entry, clock.now(), teller.words());
  const threads = new MailThreads(database);
  const merger = new Merger({ outbox, clock, words: () => teller.words() });
  const deliverer = new Deliverer({
    ...delivering,
    outbox,
    reconciler,
    // A command leaves what waits together to the application.
    merge: (channel) => !options.isCommand && merger.merge(channel),
    divide: (entry, attempt) => merger.divide(entry, attempt),
    prepare: (entry) => threads.bind(prepare(entry)),
    onAccepted: (entry, reply) => {
      proofs.write(entry.channel, 'accepted', reply);
      sightings.accepted(entry);
    },
  });
  const unrecorded = new UnrecordedTelling({
    database,
    clock,
    log,
    delivererOf: (ownOutbox, own) =>
      new Deliverer({
        ...delivering,
        outbox: ownOutbox,
        reconciler: reconcilerOf(own, new DeliveryLog(own, proofs, mailbox, clock)),
        prepare,
        merge: () => false,
        divide: () => undefined,
        onAccepted: () => undefined,
      }),
  });
  const canary = new Canary({
    settings,
    clock,
    log,
    circumstances: () => circumstances(settings().channels),
    channelsToProve: () => channelsToProve(channelStates()),
    read: () => readCanary(database),
    write: (record) => writeCanary(database, record),
  });
  const watch = new Watch({
    judge,
    occasions,
    clock,
    timeZone,
    settings,
    channelStates,
    newId: randomUUID,
    onChanged,
    log,
    lastTriedAt: () => runs.lastTriedAt(),
    waitingOn: (channel) => deliveryLog.waiting(channel, clock.now()),
    compose: (occasion, verdict) => teller.composeOccasion(occasion, verdict),
    kickDeliverer: () => deliverer.kick(),
  });
  const storageWatch = new StorageWatch({
    judge,
    occasions,
    unrecorded,
    isRefusal,
    clock,
    newId: randomUUID,
    onChanged,
    log,
    events: options.events,
    recording: options.recording,
    compose: (occasion, verdict) => teller.composeOccasion(occasion, verdict),
    kickDeliverer: () => deliverer.kick(),
  });
  const { dataFolder, reader } = options;
  const ruleDesk = new RuleDesk({
    dataFolder,
    database,
    runs,
    reader,
    occasions,
    teller,
    clock,
    settings,
    judge,
  });
  /** Looks for what no run can tell. Cheap. */
  const look = () => {
    watch.look();
    storageWatch.look();
  };
  /** Time was lost, asleep or otherwise: nothing is old yet, and what waited for the line is tried. */
  const afterGap = () => {
    watch.wake();
    reconciler.lineReturned();
    deliverer.kick();
  };
  return {
    evaluator,
    look,
    afterGap,
    occasions,
    outbox,
    proofs,
    deliveryLog,
    mailbox,
    judge,
    teller,
    deliverer,
    reconciler,
    sightings,
    canary,
    watch,
    storageWatch,
    unrecorded,
    ruleDesk,
  };
}

/** The words of a mail server, as those of every other side: without secrets, on one line. */
function withoutSecrets(finding: MailboxFinding, redact: (text: string) => string): MailboxFinding {
  if (finding.kind === 'failed') return { ...finding, detail: cleanForeignText(redact(finding.detail)) };
  return finding.kind === 'found' ? { ...finding, folder: cleanForeignText(finding.folder, 100) } : finding;
}
