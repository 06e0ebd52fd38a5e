import { randomUUID } from 'node:crypto';
import type { Settings } from '../../../shared/settings';
import type { Clock, MonotonicClock, Timers } from '../../core/ports';
import type { Reader } from '../../core/reader';
import { isRefusal } from '../../files/disk-problem';
import { readCanary, writeCanary } from '../../storage/outbox/canary-record';
import type { EventStore } from '../../storage/event-store';
import { DigestWriter } from '../../telling/digest-writer';
import { Canary, channelsToProve } from '../../telling/canary';
import { ReportAttacher, type ReportAttacherDeps } from '../../telling/report-attacher';
import { AttachmentStore } from '../../storage/outbox/attachment-store';
import { OutageWatch } from '../../telling/outage-watch';
import { StorageWatch } from '../../telling/storage-watch';
import { OccasionWatch } from '../../telling/occasion-watch';
import type { Log } from '../log';
import type { Delivering } from './delivering';
import type { Judging } from './judging';
import type { Records } from './records';

export interface WatchingOptions {
  readonly records: Pick<Records, 'database' | 'runs' | 'line' | 'recording'>;
  readonly judging: Judging;
  readonly delivering: Delivering;
  readonly reader: Reader;
  readonly makeDocument: ReportAttacherDeps['makeDocument'];
  readonly timers: Timers;
  /** Events of files. */
  readonly events: EventStore;
  readonly settings: () => Settings;
  readonly timeZone: () => string;
  readonly clock: Clock & MonotonicClock;
  /** Something that tray and window show has changed. */
  readonly onChanged: () => void;
  readonly log: Log;
}

/** Builds what reports everything that is not a run: silence, failing channels, digests, files, and regular proofs. */
export function buildWatching(options: WatchingOptions) {
  const { settings, timeZone, clock, onChanged, log } = options;
  const { database, runs, line, recording } = options.records;
  const { circumstances, channelStates, deliveryLog, judge, occasions, teller } = options.judging;
  const { deliverer, reconciler, unrecorded } = options.delivering;
  const telling = { judge, occasions, teller, deliverer, clock, newId: randomUUID, onChanged, log };
  const canary = new Canary({
    settings,
    clock,
    log,
    circumstances: () => circumstances(settings().channels),
    channelsToProve: () => channelsToProve(channelStates()),
    read: () => readCanary(database),
    write: (record) => writeCanary(database, record),
  });
  const attachments = new AttachmentStore(database, clock);
  const attacher = new ReportAttacher({
    settings,
    words: () => ({ ...teller.words(), timeZone: timeZone() }),
    makeDocument: options.makeDocument,
    keep: (content) => attachments.add(content),
    timers: options.timers,
    log,
  });
  const watch = new OccasionWatch({
    ...telling,
    digests: new DigestWriter({
      reader: options.reader,
      teller,
      attach: (...digest) => attacher.attach(...digest),
      log,
    }),
    timeZone,
    settings,
    channelStates,
    lastTriedAt: () => runs.lastTriedAt(),
    waitingOn: (channel) => deliveryLog.waiting(channel, clock.now()),
  });
  const storageWatch = new StorageWatch({
    ...telling,
    unrecorded,
    isRefusal,
    events: options.events,
    recording,
  });
  const outageWatch = new OutageWatch({ ...telling, settings, line });
  return {
    canary,
    storageWatch,
    outageWatch,
    /** Checks for what no run can report. Cheap. */
    look: () => {
      watch.look();
      storageWatch.look();
      outageWatch.look();
    },
    /** Tries again what waited for the line. */
    lineReturned: () => {
      reconciler.lineReturned();
      deliverer.kick();
    },
    /** After a gap (sleep, standstill): restarts the time limits, and tries again what waited for the line. */
    afterGap: () => {
      watch.wake();
      reconciler.lineReturned();
      deliverer.kick();
    },
  };
}

export type Watching = ReturnType<typeof buildWatching>;
