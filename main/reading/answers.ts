import { stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DAY_MS } from '../../shared/durations';
import { errorText } from '../../shared/texts/error-text';
import { textsIn } from '../../shared/texts/i18n';
import type { TimeRange } from '../../shared/time-range';
import type { HistoryPage, RecordedRow } from '../../shared/ipc';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { backTest, BACK_TEST_DAYS } from '../core/judging/back-test';
import type { PastContext } from '../core/judging/past-runs';
import { learnReference, REFERENCE_DAYS } from '../core/judging/reference';
import type { PlanContext } from '../core/patterns/under-plan';
import type { Clock } from '../core/ports';
import { reportPage } from '../core/report/page';
import type { PatternContext, ReaderRequests, WordingContext } from '../core/reader';
import { takeInChanges } from '../storage/change-log';
import { readRecordsFacts } from '../storage/records-facts';
import { readChart } from '../storage/history/chart';
import { countRecords } from '../storage/backup/counts';
import { writeFolderBackup } from '../storage/backup/folder-backup';
import { prepareRestore } from '../storage/backup/prepare-restore';
import { restorePoints } from '../storage/backup/restore-points';
import { writeBackup } from '../storage/backup/write-backup';
import { keepDailyCopy } from '../storage/copies';
import { LineStore } from '../storage/line/line-store';
import { readLineChart } from '../storage/line/line-chart';
import { lineReport } from '../storage/line/line-report';
import { History } from '../storage/history/history';
import { knownValues } from '../storage/history/known-values';
import { readComparison, readDistribution, readGroups, readHourPatterns } from '../storage/history/patterns';
import { findNotes, notesBetween } from '../storage/notes/note-store';
import { previewRetention } from '../storage/retention/retention-preview';
import { SqliteOccasionStore } from '../storage/runs/occasion-store';
import { firstFault } from '../storage/recovery/contents';
import { SqliteRunStore } from '../storage/runs/run-store';
import { openFile, type Database } from '../storage/sqlite';
import { Evaluator } from '../telling/evaluator';
import { forgetSubnets, plainSubnetsBeside } from './forget-subnets';
import { HistoryExport } from './history-export';
import { makeReport } from './report-maker';
import { writeReport } from './report-writer';
import { importFile, previewImport } from './import-file';
import { verifyFile } from './verify-file';
import { buildWording } from './wording';

export type ReaderAnswers = {
  readonly [Name in keyof ReaderRequests]: (
    ...args: ReaderRequests[Name]['args']
  ) => ReaderRequests[Name]['answer'] | Promise<ReaderRequests[Name]['answer']>;
};

export interface ReaderAnswersDeps {
  /** It only reads. */
  readonly database: Database;
  /** The data folder. */
  readonly folder: string;
  readonly clock: Clock;
  /** Aborted when what is being written is to be given up. */
  readonly signal: AbortSignal;
}

/** What each request is answered with. */
export function createReaderAnswers({ database, folder, clock, signal }: ReaderAnswersDeps): ReaderAnswers {
  const history = new History(database);
  const occasions = new SqliteOccasionStore(database, clock);
  const runs = new SqliteRunStore(database, clock, { id: 'reader', session: null });
  const lately = (now: number) => runs.endedBetween(now - BACK_TEST_DAYS * DAY_MS, now);
  const wording = (context: WordingContext) =>
    buildWording({ database, folder, runs, occasions, clock }, context);
  const planContext = ({ settings, now }: PatternContext): PlanContext => {
    const lately = runs.measuredBetween(now - REFERENCE_DAYS * DAY_MS, now);
    return { settings, home: learnReference(lately, null, null).home };
  };
  let past: PastContext | null = null;
  const evaluator = new Evaluator({
    runs,
    settings: () => ({ ...DEFAULT_SETTINGS, ...past?.settings }),
    ceiling: () => past?.ceiling ?? null,
    timeZone: () => past?.timeZone ?? 'UTC',
    log: (sentence, error) => process.stderr.write(`${sentence}: ${errorText(error)}\n`),
  });
  return {
    line: (now, network) => lineReport(database, now, network),
    lineChart: (range, maxColumns, network) => readLineChart(database, range, maxColumns, network),
    notes: (query) => findNotes(database, query),
    chart: (range, filter) => readChart(database, range, filter),
    hourPatterns: (query, { timeZone }) => readHourPatterns(database, query, timeZone),
    distribution: (query, context) => readDistribution(database, query, planContext(context)),
    comparison: (query, context) => readComparison(database, query, planContext(context)),
    groups: (query, context) => readGroups(database, query, planContext(context)),
    recordsFacts: () => readRecordsFacts(database),
    choices: () => knownValues(database),
    page: (query, context) => {
      past = context;
      return evaluatedPage(history.page(query), evaluator);
    },
    backTest: (rule, now, context) => {
      const found = backTest(rule, lately(now), context);
      return found === null ? null : { from: now - BACK_TEST_DAYS * DAY_MS, ...found };
    },
    rulePreview: (rule, context) => wording(context).ruleDesk.preview(rule),
    ruleStates: (context) => wording(context).ruleDesk.states(),
    digest: (occasion, verdict, context) => wording(context).teller.wordOccasion(occasion, verdict),
    export: ({ path, query, language, timeZone, version }) => {
      const words = { texts: textsIn(language), style: { language, timeZone, rateUnit: 'Mbit/s' as const } };
      const lineEvents = (range: TimeRange, network?: string) =>
        new LineStore(database).eventsIn(range, network);
      const out = new HistoryExport({
        history,
        occasions,
        lineEvents,
        notes: ({ from, to }) => notesBetween(database, from, to),
        clock,
        version,
        signal,
        words: () => words,
      });
      return out.write(path, query);
    },
    verifyReport: (path) => verifyFile(path),
    reportPage: (context) => {
      const made = makeReport(database, context);
      return made.kind === 'made' ? { kind: 'page', page: reportPage(made.file) } : made;
    },
    report: (path, format, context) => writeReport(makeReport(database, context), path, format, signal),
    importPreview: (path, now) => previewImport(database, path, now, signal),
    import: async (job, now) => {
      const writing = openFile(join(folder, 'linewatch.db'), { isDurable: true, isExisting: true });
      try {
        return await importFile(writing, job, now, signal);
      } finally {
        writing.close();
      }
    },
    plainSubnets: () => plainSubnetsBeside(folder, signal),
    forgetSubnets: async (replacements) => {
      await forgetSubnets(folder, replacements, signal);
      return null;
    },
    retentionPreview: (months, now) => previewRetention(database, months, now),
    copy: (now, isRenewed) => keepDailyCopy(database, folder, now, { isRenewed }),
    backup: (order) => writeBackup(database, folder, order, signal),
    reachFolder: async (folder) => {
      await stat(folder).catch(() => undefined);
      return null;
    },
    folderBackup: (order) => writeFolderBackup(database, folder, order, hostname(), signal),
    restorePoints: (now) => restorePoints(folder, now),
    prepareRestore: (source, context) =>
      prepareRestore(folder, source, { ...context, here: countRecords(database) }),
    checkpoint: () => takeInChanges(join(folder, 'linewatch.db')),
    check: () => firstFault(database),
  };
}

/** The same page with what each of its runs says of the line. */
function evaluatedPage({ rows, ...page }: HistoryPage<RecordedRow>, evaluator: Evaluator): HistoryPage {
  const evaluations = evaluator.summarise(rows.map(({ run }) => run));
  return {
    ...page,
    rows: rows.flatMap((row, index) => {
      const evaluation = evaluations[index];
      return evaluation === undefined ? [] : [{ ...row, evaluation }];
    }),
  };
}
