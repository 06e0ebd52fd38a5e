import type { QuitAnswer, QuitState } from './quit';
import type { DataUse } from './data-use';
import type { DesktopRequests } from './desktop-requests';
import type { Blame } from './history/blame';
import type { ChartData } from './history/chart-data';
import type { ChannelKind, SecretName, SecretStatus, SecretStorage } from './channels';
import type { UpdateState } from './updates/updates';
import type {
  DeliveryPage,
  DeliveryQuery,
  RetryAnswer,
  StillToSend,
  TestAnswer,
  WaitingReader,
} from './messages/delivery-answers';
import type { EvaluationSummary, RunEvaluation } from './figures/evaluation';
import type { EditName, Edits } from './edits';
import type { ExclusionAnswer } from './history/exclusion';
import type { ExportAnswer, ExportQuery } from './history/export';
import type { HistoryChoices } from './history/history-choices';
import type { RecordsRequests } from './retention/records-requests';
import type { PatternRequests } from './history/patterns';
import type { HistoryQuery } from './history/history-query';
import type { Note, NoteAnswer, NoteDraft, NoteList, NoteQuery, NoteRemoval } from './history/note';
import type { MailConsent } from './mail/mail-consent';
import type { MailSearch } from './mail/mail-proposal';
import type { MailboxState } from './mail/mailbox-look';
import type { LocalAddress } from './local-address';
import type { Message, MessageState, OutboxEntry } from './messages/message';
import type { NetworkEntry } from './network-label';
import type { Notice } from './notice';
import type { ChannelProof } from './messages/proof';
import type { ReceivedMail } from './mail/received-mail';
import type { LineChart, LineReport } from './history/outages';
import type { ProviderKind, ServerRef } from './providers';
import type { BackTest, RuleState } from './rules/rule-answers';
import type { ReportRequests } from './report/report-requests';
import type { RecordingTrouble } from './recording/recording';
import type { Rule } from './rules/rules';
import type { RateUnit } from './texts/format';
import type { Language } from './texts/language';
import type { TrayState } from './tray-state';
import type { RunFilter } from './history/run-filter';
import type { ShownPlace } from './shown-place';
import type { TimeRange } from './time-range';
import type { Verdict } from './rules/verdict';
import type { CompletedRun, EndedRun, FailureReason, Mode, Outcome, Run } from './run';
import type { Trigger } from './trigger';
import type { RunProgress } from './run-progress';
import type { ComingRun } from './schedule/coming-run';
import type { SupportRequests } from './support';
import type { SystemCondition } from './schedule/kinds';
import type { SchedulePreview } from './schedule/schedule-preview';
import type { SchedulePause } from './schedule/pause';
import type { ScheduleSettings } from './schedule/schedule';
import type { ScheduleStanding } from './schedule/standing';
import type { Settings, SettingsFault } from './settings';

/** State of one channel for the dashboard. */
export interface ChannelState {
  readonly kind: ChannelKind;
  readonly isEnabled: boolean;
  /** Messages that go out by themselves: on their way, held back, or to be tried again. */
  readonly waiting: number;
  /** Of those that wait: held back by quiet hours, to be tried again. Of the blocked: unproven. Of the failed: unreadable. */
  readonly held: number;
  readonly retried: number;
  readonly blocked: number;
  readonly unproven: number;
  readonly failed: number;
  readonly unreadable: number;
  readonly setAside: number;
  readonly lastSentAt: number | null;
  /** The problem that keeps messages from being delivered, of several the one that needs a person; null without any. */
  readonly problem: OutboxEntry['attempts'][number] | null;
  /** Null while nothing was ever delivered. */
  readonly proof: ChannelProof | null;
  /** What was found in the mailbox of mail; null for every other channel, and where there is nothing to say. */
  readonly mailbox: MailboxState | null;
}

/** A completed run and what it says of the line. */
export interface EvaluatedRun {
  readonly run: CompletedRun;
  readonly evaluation: RunEvaluation;
}

/** The whole state that tray and window show: small enough to send on every change. */
export interface AppState {
  readonly tray: TrayState;
  readonly running: {
    readonly runId: string;
    readonly trigger: Trigger;
    readonly startedAt: number;
    /** It was cancelled and is ending: whoever starts a test now gets it right after. */
    readonly isEnding: boolean;
  } | null;
  readonly lastRun: EndedRun | null;
  /** What the last run says of the line. */
  readonly lastEvaluation: RunEvaluation | null;
  /** The newest run that completed, which may be the last one; null where there is none. */
  readonly lastCompleted: EvaluatedRun | null;
  /** Whether no schedule makes runs: all are paused or switched off. */
  readonly isPaused: boolean;
  /** Whether a person wants to quit while a test runs. */
  readonly quit: QuitState;
  readonly schedules: ScheduleStanding;
  /** When the next run of any schedule is due; null where none is. */
  readonly nextDueAt: number | null;
  /** The next run of each schedule, the soonest first. */
  readonly coming: readonly ComingRun[];
  /** Conditions of schedules that this computer can tell; the others have no effect on it. */
  readonly systemConditions: readonly SystemCondition[];
  readonly channels: readonly ChannelState[];
  readonly notices: readonly Notice[];
  /** What keeps results from being recorded as they should; null while nothing does. */
  readonly recordingTrouble: RecordingTrouble | null;
  /** True in the demonstration, where a mailbox can be read in the window. */
  readonly isDemo: boolean;
  /** What this computer can measure at most; null until it was found out. */
  readonly ceiling: Ceiling | null;
  /** The language in use, `system` resolved. */
  readonly language: Language;
  /** The unit in which throughput is shown. */
  readonly rateUnit: RateUnit;
  readonly timeZone: string;
  readonly version: string;
  readonly updates: UpdateState;
  /** Where records, settings and the log are. */
  readonly dataFolder: string;
}

/** What became of one message of a run. */
export interface Told {
  readonly channel: ChannelKind;
  readonly recipient: string;
  readonly state: MessageState;
}

/** A run as it is recorded. */
export interface RecordedRow {
  readonly run: Run;
  readonly told: readonly Told[];
  /** Absent where nobody wrote one. */
  readonly note?: Note;
}

export interface HistoryRow extends RecordedRow {
  readonly evaluation: EvaluationSummary;
}

export interface HistoryPage<Row = HistoryRow> {
  readonly rows: readonly Row[];
  /** Rows of the query: tests, and slots of the schedule that passed without one. */
  readonly total: number;
  /** Rows of each outcome, whichever outcomes the query asks for. */
  readonly counts: Readonly<Record<Outcome, number>>;
}

export interface RecordedRun extends RecordedRow {
  readonly verdicts: readonly Verdict[];
  /** The messages about it and those that they were merged into, with every attempt to deliver them. */
  readonly messages: readonly OutboxEntry[];
}

export interface RunDetails extends RecordedRun {
  readonly evaluation: RunEvaluation;
  /** Where a failed or slow run points; null for all others. */
  readonly blame: Blame | null;
  /** The test that was first, and its repetitions until now, oldest first; empty where it was not repeated. */
  readonly chain: readonly Run[];
}

export type RunAnswer =
  | { readonly kind: 'started'; readonly runId: string }
  | { readonly kind: 'already-running'; readonly runId: string }
  | { readonly kind: 'not-recorded'; readonly detail: string };

export type SaveAnswer =
  | { readonly kind: 'saved'; readonly settings: Settings }
  | { readonly kind: 'invalid'; readonly faults: readonly SettingsFault[] }
  | { readonly kind: 'not-written'; readonly detail: string };

export type ServerCheck =
  | { readonly kind: 'answers'; readonly latencyMs: number; readonly address: string }
  | { readonly kind: 'fails'; readonly reason: FailureReason; readonly detail: string };

/** Whether a provider can be used now, and what is known of it. */
export interface ProviderState {
  readonly kind: ProviderKind;
  /** Why it cannot be used now; null when it can. */
  readonly problem: { readonly reason: FailureReason; readonly detail: string } | null;
  /** A scheduled run must not use it before this time; null when it may. */
  readonly notBefore: number | null;
  readonly lastUsedAt: number | null;
  /** What one run moves on this line, both directions together, by its recent rate or the contract's. */
  readonly estimatedBytes: Readonly<Record<Mode, number>>;
  /** What was found of a program on this computer (its version); null for services that need none. */
  readonly program: string | null;
}

/** The most that this computer can measure, found over its own loopback. */
export interface Ceiling {
  readonly downloadBitsPerSecond: number;
  readonly uploadBitsPerSecond: number;
  readonly measuredAt: number;
}

export type CeilingAnswer =
  | { readonly kind: 'measured'; readonly ceiling: Ceiling }
  /** A run is measuring just now. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly detail: string };

/** What the window may ask. Every entry has a route with a schema in main/ipc/routes.ts. */
export interface IpcRequests
  extends DesktopRequests, PatternRequests, RecordsRequests, ReportRequests, SupportRequests {
  'state:read': { args: []; answer: AppState };
  'run:start': { args: [mode: Mode | null]; answer: RunAnswer };
  'run:cancel': { args: []; answer: boolean };
  'run:read': { args: [runId: string]; answer: RunDetails | null };
  /** Excludes a test from statistics, or changes the reason; null includes it again. */
  'run:exclude': { args: [runId: string, reason: string | null]; answer: ExclusionAnswer };
  'notes:read': { args: [query: NoteQuery]; answer: NoteList };
  'note:save': { args: [draft: NoteDraft]; answer: NoteAnswer };
  /** What was removed comes back when it is saved again. */
  'note:remove': { args: [id: string]; answer: NoteRemoval };
  'history:read': { args: [query: HistoryQuery]; answer: HistoryPage };
  'history:export': { args: [query: ExportQuery]; answer: ExportAnswer };
  /** What recorded runs were measured with. */
  'history:choices': { args: []; answer: HistoryChoices };
  'history:chart': { args: [range: TimeRange, filter?: RunFilter | null | undefined]; answer: ChartData };
  /** The line between the tests, in one network; null or left out: in all. */
  'line:read': { args: [network?: string | null | undefined]; answer: LineReport };
  /** The same as a chart of about so many columns. */
  'line:chart': {
    args: [range: TimeRange, maxColumns: number, network?: string | null | undefined];
    answer: LineChart;
  };
  'settings:read': { args: []; answer: Settings };
  /** What waits for channels and readers that the settings have no more is set aside, but for what is still to send. */
  'settings:save': { args: [settings: Settings, stillToSend?: StillToSend | undefined]; answer: SaveAnswer };
  /** What was typed and not saved, also by a window that is closed. */
  'edits:read': { args: []; answer: Edits };
  /** Keeps what was typed into a form, as JSON; null once it is saved or discarded. */
  'edits:keep': { args: [name: EditName, json: string | null]; answer: boolean };
  'secret:status': { args: [name: SecretName]; answer: SecretStatus };
  'secret:save': { args: [name: SecretName, value: string, storage: SecretStorage]; answer: SecretStatus };
  'secret:forget': { args: [name: SecretName]; answer: SecretStatus };
  'schedule:preview': { args: [schedule: ScheduleSettings]; answer: SchedulePreview };
  'quit:answer': { args: [answer: QuitAnswer]; answer: boolean };
  /** Pauses all schedules, or resumes them. False where that could not be saved. */
  'schedule:pause': { args: [pause: SchedulePause]; answer: boolean };
  'servers:list': { args: [provider: ProviderKind]; answer: readonly ServerRef[] };
  'servers:check': { args: [provider: ProviderKind, url: string]; answer: ServerCheck };
  'providers:read': { args: []; answer: readonly ProviderState[] };
  'ceiling:measure': { args: []; answer: CeilingAnswer };
  'data-use:read': { args: []; answer: DataUse };
  /** The networks that the computer has been in, the one that was seen last first. */
  'networks:list': { args: []; answer: readonly NetworkEntry[] };
  'addresses:list': { args: []; answer: readonly LocalAddress[] };
  'rules:backtest': { args: [rule: Rule]; answer: BackTest | null };
  /** The message that a rule would give, by the newest run that it would tell of; null where there is no run yet. */
  'rules:preview': { args: [rule: Rule]; answer: Message | null };
  'rules:states': { args: []; answer: readonly RuleState[] };
  /** A person has seen a message of this channel. */
  'channel:confirm': { args: [channel: ChannelKind]; answer: boolean };
  'channel:test': { args: [channel: ChannelKind]; answer: TestAnswer };
  'mail:authorise': { args: []; answer: MailConsent };
  /** Searches for the mail server of an address. Nothing is saved. */
  'mail-server:find': { args: [address: string]; answer: MailSearch };
  'delivery:read': { args: [query: DeliveryQuery]; answer: DeliveryPage };
  'delivery:readers': { args: []; answer: readonly WaitingReader[] };
  'delivery:entry': { args: [id: string]; answer: OutboxEntry | null };
  'delivery:retry': { args: [id: string]; answer: RetryAnswer };
  /** False when it is on its way, or was sent. */
  'delivery:aside': { args: [id: string]; answer: boolean };
  'demo:mails': { args: []; answer: readonly ReceivedMail[] };
  /** A person has read what happened to files. False where there is no such notice. */
  'notice:confirm': { args: [id: string]; answer: boolean };
}

/** What main tells the window. */
export interface IpcEvents {
  state: AppState;
  progress: RunProgress;
  /** The history has a new or changed run. */
  'run-recorded': { readonly runId: string };
  /** A note was written, changed or removed. */
  'notes-changed': Record<string, never>;
  /** The delivery log has changed. */
  'delivery-changed': Record<string, never>;
  'settings-changed': Settings;
  'demo-mail': ReceivedMail;
  /** Somebody asked for the newest data: what is shown is read again. */
  refresh: Record<string, never>;
  /** The window should show this page, because a tray entry or a notification asked for it. */
  'show-page': ShownPlace;
}
