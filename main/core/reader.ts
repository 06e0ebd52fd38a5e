import type {
  BackupWritten,
  RestorePoint,
  RestorePreviewMade,
  RestoreSource,
} from '../../shared/backup/backup';
import type { ChartData } from '../../shared/history/chart-data';
import type { ExportAnswer, ExportQuery } from '../../shared/history/export';
import type { ImportAnswer, ImportOrder, ImportPreviewAnswer } from '../../shared/history/import';
import type { Language } from '../../shared/texts/i18n';
import type { HistoryPage } from '../../shared/ipc';
import type { ReportFormat } from '../../shared/report/report-order';
import type { VerifyAnswer } from '../../shared/report/verification';
import type { LineChart, LineReport } from '../../shared/history/outages';
import type { HistoryChoices } from '../../shared/history/history-choices';
import type { HistoryQuery } from '../../shared/history/history-query';
import type { NoteList, NoteQuery } from '../../shared/history/note';
import type {
  ComparisonQuery,
  DistributionAnswer,
  FigureComparison,
  GroupQuery,
  HourPatterns,
  PatternQuery,
  RunGroup,
} from '../../shared/history/patterns';
import type { PlanSettings } from '../../shared/plan';
import type { Message } from '../../shared/messages/message';
import type { BackTest, RuleState } from '../../shared/rules/rule-answers';
import type { RetentionPreview } from '../../shared/retention/retention';
import type { Rule } from '../../shared/rules/rules';
import type { Settings } from '../../shared/settings';
import type { RunFilter } from '../../shared/history/run-filter';
import type { TimeRange } from '../../shared/time-range';
import type { Occasion, Verdict } from '../../shared/rules/verdict';
import type { SubnetReplacement } from './network/plain-subnet';
import type { BackupOrder, FolderBackupOrder, RestoreContext } from './backup/orders';
import type { ReportContext, ReportPageMade, ReportWritten } from './report/context';
import type { PastContext } from './judging/past-runs';
import type { RecordsFacts } from './support/diagnostics';

export type ExportWritten = Exclude<ExportAnswer, { kind: 'cancelled' }>;

/** Writes the history to a file; a file of that name is replaced once the new one is complete. */
export interface HistoryWriter {
  write(path: string, query: ExportQuery): Promise<ExportWritten>;
}

/** What became of today's copy. */
export type CopyResult = 'copied' | 'up-to-date' | 'no-room';

/** A file to be written, in the language and zone of its reader. */
export interface ExportOrder {
  readonly path: string;
  readonly query: ExportQuery;
  readonly language: Language;
  readonly timeZone: string;
  /** Of Linewatch. */
  readonly version: string;
}

/** A file to be imported. */
export interface ImportJob extends ImportOrder {
  readonly id: string;
  readonly at: number;
  /** The process that asks for it. */
  readonly owner: string;
}

/** What messages are worded with. */
export interface WordingContext extends PastContext {
  readonly settings: Settings;
  readonly language: Language;
  readonly installId: string;
}

/** What patterns go by. */
export interface PatternContext {
  readonly settings: PlanSettings;
  readonly timeZone: string;
  readonly now: number;
}

/** What is read of the records that may take long. Everything crosses to another thread. */
export interface ReaderRequests {
  /** Of all runs, or of those that a filter wants. */
  chart: { args: [range: TimeRange, filter: RunFilter | null]; answer: ChartData };
  /** Patterns of completed runs, by the clock, the plans and the networks of a context. */
  hourPatterns: { args: [query: PatternQuery, context: PatternContext]; answer: HourPatterns };
  distribution: { args: [query: PatternQuery, context: PatternContext]; answer: DistributionAnswer };
  comparison: {
    args: [query: ComparisonQuery, context: PatternContext];
    answer: readonly FigureComparison[];
  };
  groups: { args: [query: GroupQuery, context: PatternContext]; answer: readonly RunGroup[] };
  /** The form of the records and how many there are. */
  recordsFacts: { args: []; answer: RecordsFacts };
  /** What recorded runs were measured with. */
  choices: { args: []; answer: HistoryChoices };
  /** Notes that a query asks for. */
  notes: { args: [query: NoteQuery]; answer: NoteList };
  /** With what each run says of the line by these settings. */
  page: { args: [query: HistoryQuery, context: PastContext]; answer: HistoryPage };
  /** What a rule would have told of the last 90 days; null for rules that do not speak of past runs. */
  backTest: { args: [rule: Rule, now: number, context: PastContext]; answer: BackTest | null };
  /** The message that a rule would give now; null where there is no run yet. */
  rulePreview: { args: [rule: Rule, context: WordingContext]; answer: Message | null };
  /** Where each rule of the settings stands. */
  ruleStates: { args: [context: WordingContext]; answer: readonly RuleState[] };
  /** The words of a digest. */
  digest: { args: [occasion: Occasion, verdict: Verdict, context: WordingContext]; answer: Message };
  /** Availability and events of the line between the tests, in one network or in all (null). */
  line: { args: [now: number, network: string | null]; answer: LineReport };
  /** The line between the tests in about so many columns, in one network or in all (null). */
  lineChart: {
    args: [range: TimeRange, maxColumns: number, network: string | null];
    answer: LineChart;
  };
  export: { args: [order: ExportOrder]; answer: ExportWritten };
  /** Looks whether the file of a report was changed since it was made. */
  verifyReport: { args: [path: string]; answer: VerifyAnswer };
  /** What the document of a report shows. */
  reportPage: { args: [context: ReportContext]; answer: ReportPageMade };
  /** Writes a report for a program or a spreadsheet. */
  report: {
    args: [path: string, format: Exclude<ReportFormat, 'pdf'>, context: ReportContext];
    answer: ReportWritten;
  };
  /** What a file holds, and what an import of it would do. */
  importPreview: { args: [path: string, now: number]; answer: ImportPreviewAnswer };
  /** Writes into the records. Made again, it goes on where it was. */
  import: { args: [job: ImportJob, now: number]; answer: ImportAnswer };
  /** Keys of networks that name a subnet in what is kept beside the records. */
  plainSubnets: { args: []; answer: readonly string[] };
  /** Replaces descriptions of networks that name their subnet in the records, and in everything that is kept beside them. */
  forgetSubnets: { args: [replacements: readonly SubnetReplacement[]]; answer: null };
  /** What keeping single tests for so many months would remove. */
  retentionPreview: { args: [months: number, now: number]; answer: RetentionPreview };
  /** Writes today's copy of the records, unless there is one that need not be renewed. */
  copy: { args: [now: number, isRenewed: boolean]; answer: CopyResult };
  /** Writes everything but secrets to a file. */
  backup: { args: [order: BackupOrder]; answer: BackupWritten };
  /** Answers once the disk of a folder does, whatever it says. */
  reachFolder: { args: [folder: string]; answer: null };
  /** The same into a folder, from which the oldest are removed. */
  folderBackup: { args: [order: FolderBackupOrder]; answer: BackupWritten };
  /** The copies that can be restored. */
  restorePoints: { args: [now: number]; answer: readonly RestorePoint[] };
  /** Prepares a restore: what it would do. Nothing that is in use is touched. */
  prepareRestore: {
    args: [source: RestoreSource, context: Omit<RestoreContext, 'here'>];
    answer: RestorePreviewMade;
  };
  /** Takes the log of changes into the records: how long it is, and how much of it is in them now. */
  checkpoint: { args: []; answer: { readonly pages: number; readonly takenIn: number } };
  /** Looks at every page of the records: the first fault; null where all is whole. */
  check: { args: []; answer: string | null };
}

/** Reads the records without keeping anything else from its turn. */
export interface Reader {
  /** Rejects with the error of the disk, and where the reader itself has failed twice. */
  ask<Name extends keyof ReaderRequests>(
    name: Name,
    ...args: ReaderRequests[Name]['args']
  ): Promise<ReaderRequests[Name]['answer']>;
}
