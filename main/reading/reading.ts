import { MINUTE_MS } from '../../shared/durations';
import { errorText } from '../../shared/texts/error-text';
import type { PlanSettings } from '../../shared/plan';
import type { ReportFormat, ReportOrder } from '../../shared/report/report-order';
import type { ExportQuery } from '../../shared/history/export';
import type { ImportAnswer, ImportPreviewAnswer } from '../../shared/history/import';
import type { Language } from '../../shared/texts/i18n';
import type { Clock, Timers } from '../core/ports';
import type { ExportWritten, ImportJob, Reader } from '../core/reader';
import type { SubnetReplacement } from '../core/network/plain-subnet';
import type { ReportContext, ReportWritten } from '../core/report/context';
import { isInDataFolder } from '../files/own-place';
import { leaveChanges, readChangeLog } from '../storage/change-log';
import { copyCalmly, keepCopies, type CopyFailure } from '../storage/copies';
import type { Database } from '../storage/sqlite';
import { Checkpoints } from './checkpoints';
import { ReaderThread, type ThreadPort } from './reader-thread';
import { keepChecking } from './records-care';

/** How readers are started. SQLite cannot be interrupted: what works long is a process, which the end does not wait for. */
export interface ReaderPorts {
  readonly forAnswers: () => ThreadPort;
  readonly forLongWork: () => ThreadPort;
}

export interface ReadingOptions {
  /** The data folder. */
  readonly folder: string;
  /** The records as the main process writes them. */
  readonly database: Database;
  /** Starts what reads the records of this folder: for short answers, and for work of many seconds. */
  readonly readers: ReaderPorts;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly language: () => Language;
  readonly timeZone: () => string;
  readonly settings: () => PlanSettings;
  readonly version: string;
  /** A page of the records is not as it was written: `why` is what SQLite says of it. */
  readonly onDamage: (why: string) => void;
  /** Copies of the records cannot be written; null: they can be again. */
  readonly onCopiesFailing: (failure: CopyFailure | null) => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** The next page or chart finds in memory what was read before; nobody looks at them for longer than this. */
const IDLE_MS = 10 * MINUTE_MS;

/** Builds what reads the records without keeping anything else from its turn. */
export function buildReading(options: ReadingOptions) {
  const { folder, database, readers, clock, timers, log } = options;
  /** Answers the window; nothing that takes seconds is asked of it. */
  const reader = new ReaderThread({ spawn: readers.forAnswers, idleMs: IDLE_MS, timers, log });
  /** Writes files and looks at every page. */
  const slowReader = new ReaderThread({ spawn: readers.forLongWork, idleMs: 0, timers, log });
  /** Waits for the disk: nothing else waits behind it. */
  const checkpointing = new ReaderThread({ spawn: readers.forAnswers, idleMs: 0, timers, log });
  /** Writes backups to disks that may be slow or away, and prepares restores. */
  const backupReader = new ReaderThread({ spawn: readers.forLongWork, idleMs: 0, timers, log });
  /** Asks whether disks answer, and waits where they do not: nothing else waits behind it. */
  const placeReader = new ReaderThread({ spawn: readers.forLongWork, idleMs: 0, timers, log });
  const checkpoints = new Checkpoints({
    read: () => readChangeLog(database),
    leave: (maxPages) => leaveChanges(database, maxPages),
    takeIn: () => checkpointing.ask('checkpoint'),
    timers,
    log,
  });
  const copying = { copy: (isRenewed: boolean) => slowReader.ask('copy', clock.now(), isRenewed), log };
  const contextOf = ({ range, network }: Pick<ReportOrder, 'range' | 'network'>): ReportContext => ({
    range,
    network,
    plans: options.settings(),
    timeZone: options.timeZone(),
    version: options.version,
    now: clock.now(),
  });
  return {
    reader: reader satisfies Reader,
    historyExport: {
      /** Writes the history to a file; what keeps it from being written is in the answer. */
      write: (path: string, query: ExportQuery): Promise<ExportWritten> => {
        const [language, timeZone] = [options.language(), options.timeZone()];
        if (isInDataFolder(path, folder)) return Promise.resolve({ kind: 'in-data-folder', path });
        return slowReader
          .ask('export', { path, query, language, timeZone, version: options.version })
          .catch((error: unknown) => ({ kind: 'not-written', path, detail: errorText(error) }));
      },
    },
    reports: {
      /** What a document shows. Rejects where the records cannot be read. */
      page: (order: Pick<ReportOrder, 'range' | 'network'>) => slowReader.ask('reportPage', contextOf(order)),
      /** Whether a report was changed. Rejects where the reader fails. */
      verify: (path: string) => slowReader.ask('verifyReport', path),
      /** Writes a file for a program; what keeps it from being written is in the answer. */
      write: (
        path: string,
        format: Exclude<ReportFormat, 'pdf'>,
        order: ReportOrder,
      ): Promise<ReportWritten> =>
        slowReader
          .ask('report', path, format, contextOf(order))
          .catch((error: unknown) => ({ kind: 'not-written', path, detail: errorText(error) })),
    },
    /** Files of other programs and of Linewatch, whose tests are taken over. */
    imports: {
      preview: (path: string): Promise<ImportPreviewAnswer> =>
        slowReader
          .ask('importPreview', path, clock.now())
          .catch((error: unknown) => ({ kind: 'not-readable', path, detail: errorText(error) })),
      write: (job: ImportJob): Promise<ImportAnswer> =>
        slowReader
          .ask('import', job, clock.now())
          .catch((error: unknown) => ({ kind: 'failed', detail: errorText(error) })),
    },
    subnets: {
      /** Keys of networks that name a subnet in what is kept beside the records. */
      beside: () => slowReader.ask('plainSubnets'),
      /** Rejects where the records or what is kept beside them cannot be written. */
      forget: (replacements: readonly SubnetReplacement[]) => slowReader.ask('forgetSubnets', replacements),
    },
    /** Backups to files, and what a restore would do. */
    backupFiles: backupReader satisfies Reader,
    /** Resolves once the disk of a folder answers, which may be never. */
    reachFolder: (path: string) => placeReader.ask('reachFolder', path),
    /** Copies of the records: one now where there is none of today, and one a day from then on. */
    copies: {
      today: () => copyCalmly(copying),
      keep: () => keepCopies({ ...copying, timers, onFailing: options.onCopiesFailing }),
    },
    /** Takes the log of changes in, whenever it is long. */
    checkpoints,
    keepChecking: () =>
      keepChecking({ reader: slowReader, folder, clock, timers, onDamage: options.onDamage, log }),
    /** The file of the records is another one now. */
    reopenRecords: () => {
      reader.reopen();
      slowReader.reopen();
      backupReader.reopen();
      checkpoints.renew();
    },
    /** Gives up what is being written, and resolves when nothing of it is left. */
    endReading: async (): Promise<void> => {
      const all = [reader, slowReader, backupReader, placeReader, checkpointing];
      await Promise.all(all.map((one) => one.close()));
    },
  };
}
