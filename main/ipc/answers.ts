import {
  channelOfSecret,
  type ChannelKind,
  type SecretName,
  type SecretStorage,
} from '../../shared/channels';
import type { StillToSend } from '../../shared/messages/delivery-answers';
import type { ExportAnswer, ExportQuery } from '../../shared/history/export';
import { formatSortable } from '../../shared/texts/format-time';
import { textsIn } from '../../shared/texts/i18n';
import type { ReceivedMail } from '../../shared/mail/received-mail';
import type { MailConsent } from '../../shared/mail/mail-consent';
import type { MailSearch } from '../../shared/mail/mail-proposal';
import type { AppState, SaveAnswer } from '../../shared/ipc';
import type { SchedulePreview } from '../../shared/schedule/schedule-preview';
import type { NetworkEntry } from '../../shared/network-label';
import type { Language } from '../../shared/texts/i18n';
import type { LocalAddress } from '../../shared/local-address';
import { pausedUntil } from '../../shared/schedule/pause';
import type { ScheduleSettings } from '../../shared/schedule/schedule';
import type { Settings } from '../../shared/settings';
import { createPlan } from '../core/schedule/plan';
import { slotsAfter } from '../core/schedule/slots';
import { parseSettings } from '../core/settings/upgrade';
import type { QuitQuestion } from '../core/quit-question';
import type { Pipeline } from '../core/run/pipeline';
import type { Clock } from '../core/ports';
import type { HistoryWriter, PatternContext, Reader } from '../core/reader';
import type { Deliverer } from '../delivery/deliverer';
import type { Reconciler } from '../delivery/reconciler';
import type { ImportDesk } from '../reading/import-desk';
import type { CampaignKeeper } from '../runs/campaign-keeper';
import type { CeilingKeeper } from '../runs/ceiling-keeper';
import type { RunPlanner } from '../runs/planner';
import type { DeliveryLog } from '../storage/outbox/delivery-log';
import type { History } from '../storage/history/history';
import type { NoteStore } from '../storage/notes/note-store';
import type { ExclusionStore } from '../storage/runs/exclusion-store';
import type { BlameFinder } from '../telling/blame-finder';
import type { Evaluator } from '../telling/evaluator';
import type { MailboxRecord } from '../storage/outbox/mailbox-record';
import type { ProofStore } from '../storage/outbox/proof-store';
import type { RunJudge } from '../telling/judge';
import type { Teller } from '../telling/teller';
import type { ServerDirectory } from '../providers/server-directory';
import type { SecretStore } from '../storage/settings/secrets';
import type { FileSuggestion } from '../shell/chosen-file';
import type { FileChoice } from '../shell/file-dialogs';
import type { EditStore } from '../storage/settings/edit-store';
import type { EventStore } from '../storage/event-store';
import type { SettingsKeeper } from '../storage/settings/settings-keeper';
import { mailLetter, saveLetter } from './letter-answers';
import { backupAnswers, type BackupServices } from './backup-answers';
import { retentionAnswers, type RetentionServices } from './retention-answers';
import { saveReport, verifyReport, type ReportServices } from './report-answers';
import { updateAnswers, type UpdateServices } from './update-answers';
import { createDesktopAnswers, type DesktopAnswersDeps } from './desktop-answers';
import { supportAnswers, type SupportAnswersDeps } from './support-answers';
import type { Answers } from './routes';

/** The parts of the application that a window's requests reach. */
export interface WindowServices extends ReportServices, BackupServices, RetentionServices, UpdateServices {
  readonly state: { readonly read: () => AppState };
  readonly changes: { readonly changed: () => void };
  readonly pipeline: Pick<Pipeline, 'run' | 'cancel' | 'tellTest'>;
  readonly quitQuestion: Pick<QuitQuestion, 'answer' | 'ask'>;
  readonly planner: Pick<RunPlanner, 'providerStates' | 'dataUse'>;
  readonly networkList: () => readonly NetworkEntry[];
  readonly ceiling: Pick<CeilingKeeper, 'measure'>;
  readonly history: Pick<History, 'details' | 'chain'>;
  readonly evaluator: Pick<Evaluator, 'evaluate'>;
  readonly blame: Pick<BlameFinder, 'find'>;
  readonly exclusions: Pick<ExclusionStore, 'exclude' | 'include'>;
  readonly exclusionChanged: { readonly tell: (runId: string) => void };
  readonly notes: Pick<NoteStore, 'save' | 'remove'>;
  readonly notesChanged: { readonly tell: () => void };
  readonly historyExport: HistoryWriter;
  readonly campaigns: Pick<CampaignKeeper, 'report' | 'start' | 'pause' | 'stop'>;
  readonly importDesk: Pick<ImportDesk, 'preview' | 'import' | 'list' | 'undo'>;
  /** What may take long to read. */
  readonly reader: Reader;
  readonly judge: Pick<RunJudge, 'pastContext'>;
  readonly teller: Pick<Teller, 'wordingContext'>;
  readonly proofs: Pick<ProofStore, 'write'>;
  readonly mailbox: Pick<MailboxRecord, 'forget'>;
  readonly deliverer: Pick<Deliverer, 'kick'>;
  readonly deliveryLog: Pick<DeliveryLog, 'page' | 'waitingReaders' | 'entry'>;
  readonly reconciler: Pick<Reconciler, 'secretChanged' | 'retry' | 'setAside' | 'letGo'>;
  readonly installId: string;
  readonly clock: Clock;
  readonly language: () => Language;
  readonly timeZone: () => string;
}

export interface AnswersDeps
  extends Omit<DesktopAnswersDeps, 'quitQuestion'>, Pick<SupportAnswersDeps, 'support'> {
  readonly services: WindowServices;
  readonly settings: SettingsKeeper;
  readonly edits: EditStore;
  readonly events: Pick<EventStore, 'confirm'>;
  readonly secrets: SecretStore;
  readonly servers: ServerDirectory;
  readonly addresses: () => readonly LocalAddress[];
  readonly receivedMails: () => readonly ReceivedMail[];
  readonly askMailConsent: () => Promise<MailConsent>;
  readonly findMailServer: (address: string) => Promise<MailSearch>;
  /** Lets the user name a file; null when no file is wanted after all. */
  readonly askWhereToSave: (suggestion: FileSuggestion) => Promise<string | null>;
  /** Lets the user choose a file; null when none is wanted after all. */
  readonly askWhatToOpen: (files: FileChoice) => Promise<string | null>;
  /** Opens what the allow-list of addresses lets out of the window. Rejects where it does not, or the system refuses. */
  readonly openElsewhere: (url: string) => Promise<void>;
  readonly copyText: (text: string) => void;
  /** Lets the user choose a folder; null when none is wanted after all. */
  readonly askForFolder: () => Promise<string | null>;
  readonly onStateRead: () => void;
  /** Makes saved settings take effect. */
  readonly onSettingsSaved: (settings: Settings) => void;
}

/** What each request of the window is answered with. */
export function createAnswers(deps: AnswersDeps): Answers {
  const { services, settings, secrets, servers } = deps;
  const save = (next: Settings, stillToSend?: StillToSend) => saveSettings(deps, next, stillToSend);
  /** A new secret lets the messages go that waited for it. */
  const withRetry = async <T>(channel: ChannelKind, work: Promise<T>): Promise<T> => {
    const answer = await work;
    services.reconciler.secretChanged(channel);
    if (channel === 'mail') services.mailbox.forget();
    services.deliverer.kick();
    return answer;
  };
  return {
    ...createDesktopAnswers({ ...deps, quitQuestion: services.quitQuestion }),
    ...supportAnswers(deps),
    'state:read': () => (deps.onStateRead(), services.state.read()),
    'run:start': async (mode) => {
      const asked = services.pipeline.run({ trigger: 'manual', slotAt: null, mode });
      const answer = asked.kind === 'waiting' ? await asked.started : asked;
      return answer.kind === 'not-recorded' ? answer : { kind: answer.kind, runId: answer.runId };
    },
    'run:cancel': () => services.pipeline.cancel(),
    'run:read': (runId) => {
      const details = services.history.details(runId);
      if (details === null) return null;
      const { run } = details;
      return {
        ...details,
        evaluation: services.evaluator.evaluate(run),
        blame: services.blame.find(run),
        chain: services.history.chain(run),
      };
    },
    'run:exclude': (runId, reason) => {
      const { exclusions } = services;
      const answer = reason === null ? exclusions.include(runId) : exclusions.exclude(runId, reason);
      if (answer.kind === 'saved') services.exclusionChanged.tell(runId);
      return answer;
    },
    'notes:read': (query) => services.reader.ask('notes', query),
    'note:save': (draft) => {
      const answer = services.notes.save(draft);
      if (answer.kind === 'saved') services.notesChanged.tell();
      return answer;
    },
    'note:remove': (noteId) => {
      const answer = services.notes.remove(noteId);
      if (answer.kind === 'removed') services.notesChanged.tell();
      return answer;
    },
    'history:read': (query) => services.reader.ask('page', query, services.judge.pastContext()),
    'history:export': (query) => exportHistory(deps, query),
    'history:choices': () => services.reader.ask('choices'),
    'import:preview': async (path) => {
      const chosen = path ?? (await deps.askWhatToOpen(importFiles(services)));
      return chosen === null ? { kind: 'cancelled' } : services.importDesk.preview(chosen);
    },
    ...backupAnswers(deps),
    ...retentionAnswers({ services, settings, save: (next) => save(next).kind === 'saved' }),
    ...updateAnswers(deps),
    'import:start': (order) => services.importDesk.import(order),
    'import:list': () => services.importDesk.list(),
    'import:undo': (id) => services.importDesk.undo(id),
    'history:chart': (range, filter = null) => services.reader.ask('chart', range, filter),
    'patterns:hours': (query) => services.reader.ask('hourPatterns', query, patternContext(deps)),
    'patterns:distribution': (query) => services.reader.ask('distribution', query, patternContext(deps)),
    'patterns:comparison': (query) => services.reader.ask('comparison', query, patternContext(deps)),
    'patterns:groups': (query) => services.reader.ask('groups', query, patternContext(deps)),
    'line:chart': (range, maxColumns, network = null) =>
      services.reader.ask('lineChart', range, maxColumns, network),
    'report:write': (order) => saveReport(deps, order),
    'report:verify': () => verifyReport(deps),
    'letter:facts': (subject) => services.reportDesk.facts(subject),
    'letter:save': (letter) => saveLetter(deps, letter),
    'letter:mail': (mail) => mailLetter(deps, mail),
    'campaign:read': () => services.campaigns.report(),
    'campaign:start': (order) => services.campaigns.start(order),
    'campaign:pause': (isPaused) => services.campaigns.pause(isPaused),
    'campaign:stop': () => services.campaigns.stop(),
    'line:read': (network = null) => services.reader.ask('line', services.clock.now(), network),
    'settings:read': () => settings.current,
    'settings:save': save,
    'edits:read': () => deps.edits.read(),
    'edits:keep': (name, json) => {
      deps.edits.keep(name, json);
      return true;
    },
    'secret:status': (name) => secrets.status(name),
    'secret:save': (name: SecretName, value: string, storage: SecretStorage) =>
      withRetry(channelOfSecret(name), secrets.save(name, value, storage)),
    'secret:forget': (name) => secrets.forget(name),
    'schedule:preview': (schedule) => previewSchedule(services, schedule),
    'quit:answer': (answer) => {
      services.quitQuestion.answer(answer);
      return true;
    },
    'schedule:pause': (pause) => {
      const until = pausedUntil(pause, services.clock.now(), services.timeZone());
      const schedules = settings.current.schedules.map((schedule) => ({ ...schedule, pausedUntil: until }));
      return save({ ...settings.current, schedules }).kind === 'saved';
    },
    'servers:list': (provider) => servers.list(provider, settings.current.measuring),
    'servers:check': (provider, url) => servers.check(provider, url),
    'providers:read': () => services.planner.providerStates(),
    'ceiling:measure': () => services.ceiling.measure(),
    'data-use:read': () => services.planner.dataUse(),
    'networks:list': () => services.networkList(),
    'addresses:list': () => deps.addresses(),
    'rules:backtest': (rule) =>
      services.reader.ask('backTest', rule, services.clock.now(), services.judge.pastContext()),
    'rules:preview': (rule) => services.reader.ask('rulePreview', rule, services.teller.wordingContext()),
    'rules:states': () => services.reader.ask('ruleStates', services.teller.wordingContext()),
    'channel:confirm': (channel) => {
      services.proofs.write(channel, 'confirmed', '');
      services.changes.changed();
      return true;
    },
    'channel:test': (channel) => services.pipeline.tellTest(channel),
    'mail-server:find': (address) => deps.findMailServer(address),
    'mail:authorise': () => withRetry('mail', deps.askMailConsent()),
    'delivery:read': (query) => services.deliveryLog.page(query),
    'delivery:readers': () => services.deliveryLog.waitingReaders(),
    'delivery:entry': (id) => services.deliveryLog.entry(id),
    'delivery:retry': (id) => {
      const answer = services.reconciler.retry(id);
      services.deliverer.kick();
      return answer;
    },
    'delivery:aside': (id) => {
      const isSetAside = services.reconciler.setAside(id);
      services.changes.changed();
      return isSetAside;
    },
    'demo:mails': () => deps.receivedMails(),
    'notice:confirm': (id) => deps.events.confirm(id),
  };
}

async function exportHistory(
  { services, askWhereToSave }: AnswersDeps,
  query: ExportQuery,
): Promise<ExportAnswer> {
  const { format, of } = query;
  const subject = of === undefined ? '' : '-line';
  const day = formatSortable(services.clock.now(), services.timeZone()).slice(0, '2026-11-23'.length);
  const path = await askWhereToSave({
    name: `linewatch${subject}-${day}.${format}`,
    extension: format,
    kind: textsIn(services.language())(`history:export.${format}`),
  });
  return path === null ? { kind: 'cancelled' } : services.historyExport.write(path, query);
}

function importFiles({ language }: WindowServices): FileChoice {
  return { extensions: ['csv', 'json', 'jsonl', 'txt'], kind: textsIn(language())('imports:files') };
}

/** Only what the schema knows is saved. */
function saveSettings(deps: AnswersDeps, wanted: Settings, stillToSend?: StillToSend): SaveAnswer {
  const parsed = parseSettings(wanted);
  if (parsed.kind === 'invalid') return parsed;
  const next = parsed.settings;
  const written = deps.settings.save(next);
  if (written.kind === 'not-written') return written;
  if (stillToSend !== undefined) deps.services.reconciler.letGo(stillToSend);
  deps.onSettingsSaved(next);
  return { kind: 'saved', settings: next };
}

function previewSchedule(services: WindowServices, schedule: ScheduleSettings): SchedulePreview {
  const SHOWN = 5;
  const answer = createPlan(schedule, { timeZone: services.timeZone(), installId: services.installId });
  if (answer.kind === 'invalid') return answer;
  return { kind: 'times', nextAt: slotsAfter(answer.plan, services.clock.now(), SHOWN) };
}

function patternContext({ services, settings }: AnswersDeps): PatternContext {
  const { plan, networks } = settings.current;
  return { settings: { plan, networks }, timeZone: services.timeZone(), now: services.clock.now() };
}
