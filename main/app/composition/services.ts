import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { resolveLanguage } from '../../../shared/texts/i18n';
import { SECOND_MS } from '../../../shared/durations';
import type { NetworkEntry } from '../../../shared/network-label';
import type { Notice } from '../../../shared/notice';
import { QuitQuestion } from '../../core/quit-question';
import { previewHtml } from '../../channels/mail/content';
import { isRefusal } from '../../files/disk-problem';
import { isInDataFolder } from '../../files/own-place';
import { ImportDesk } from '../../reading/import-desk';
import { buildReading } from '../../reading/reading';
import { ReportDesk } from '../../report/report-desk';
import { RunPlanner } from '../../runs/planner';
import { ExclusionStore } from '../../storage/runs/exclusion-store';
import { SqliteProviderRecords } from '../../storage/runs/provider-records';
import { PortionWork } from '../../storage/portions';
import { isRehearsed, markRehearsed } from '../../storage/outbox/rehearsed';
import { checkTemplates } from '../../telling/self-check';
import type { WatchReport } from '../../outages/messages';
import { hashedDescription } from '../../surroundings/privacy';
import { WayNetworks } from '../way-networks';
import { LiveState } from '../live-state';
import { buildBackups } from './backups';
import { buildCampaigns } from './campaigns';
import { Changes } from './changes';
import { buildDelivering } from './delivering';
import { buildJudging } from './judging';
import { Listeners } from './listeners';
import { buildMeasuring } from './measuring';
import { openRecords } from './records';
import type { ServicesOptions } from './services-options';
import { buildUpdating } from './updating';
import { buildWatching } from './watching';

/** A start is over by then. */
const REHEARSED_AFTER_MS = 3 * SECOND_MS;

/**
 * Builds everything that works without tray and window, once and in order: records, what reads them, judging,
 * delivering, watching, measuring, and the state that a person sees.
 *
 * @throws when the data folder cannot be used
 */
export function buildServices(options: ServicesOptions) {
  const { events, version, isCommand, clock, timers, log } = options;
  const settings = () => options.settings.current;
  const timeZone = () => options.timeZone.current;
  const language = () => resolveLanguage(settings().language, options.systemLanguages());
  const changes = new Changes();
  const onChanged = changes.changed;
  const shared = { settings, timeZone, clock, timers, onChanged, log };
  const records = openRecords(options);
  const { database, runs, health } = records;
  /** The network that the computer is in, as the user lets it be recorded; null where there is none. */
  const network = () => {
    const description = options.network();
    if (description === null || settings().privacy.addresses === 'recorded') return description;
    return hashedDescription(description, records.privacyKey);
  };
  const reading = buildReading({
    ...shared,
    folder: options.dataFolder,
    database,
    readers: options.readers,
    language,
    version,
    onDamage: (why) => health.foundDamage(why),
    onCopiesFailing: (failure) => {
      const path = join(options.dataFolder, 'copies');
      if (failure === null) events.over('copies-failing', path);
      else events.add({ kind: 'copies-failing', path, ...failure });
    },
  });
  const tidying = new PortionWork(records.untidied, {
    timers,
    isHeld: () => reading.checkpoints.isBusy,
    isRefusal,
    log,
  });
  /** Told when runs were imported, and when they are being removed again. */
  const importsChanged = new Listeners<void>();
  importsChanged.hear(() => tidying.kick());
  records.importUndone.hear(importsChanged.tell);
  const importDesk = new ImportDesk({
    files: reading.imports,
    store: records.imports,
    clock,
    newId: randomUUID,
    owner: records.owner,
    onChanged: () => importsChanged.tell(),
  });
  const { backups, backupKeeper } = buildBackups({
    ...options,
    database,
    files: reading.backupFiles,
    reachFolder: reading.reachFolder,
  });
  const planner = new RunPlanner({
    ...shared,
    database,
    runs,
    random: Math.random,
    network: () => records.networks.currentKey(network()),
    lookForOokla: options.lookForOokla,
    records: new SqliteProviderRecords(database),
  });
  const { mailbox, channels } = options;
  const judging = buildJudging({
    ...shared,
    records,
    planner,
    mailbox,
    version,
    language,
    network: options.network,
    msSinceWake: options.surroundings.msSinceWake,
  });
  const delivering = buildDelivering({
    ...shared,
    records,
    judging,
    channels,
    mailbox,
    isCommand,
    redact: options.redact,
  });
  const { reader } = reading;
  const watching = buildWatching({
    ...shared,
    records,
    judging,
    delivering,
    reader,
    events,
    makeDocument: (order) => reportDesk.makeDocument(order),
  });
  const measuring = buildMeasuring({
    computer: { ...options, network },
    records,
    planner,
    judging,
    delivering,
    watching,
    onChanged,
  });
  const { updateKeeper } = buildUpdating({ computer: options, records, measuring, delivering, onChanged });
  const networkList = (): readonly NetworkEntry[] => {
    const current = records.networks.currentKey(network());
    return records.networks
      .all()
      .map(({ key, label }) => ({ network: key, label, isCurrent: key === current }));
  };
  const reportDesk = new ReportDesk({
    reports: reading.reports,
    networks: networkList,
    settings,
    timeZone,
    clock,
    adoption: records.adoption,
    print: options.printReport,
    isInDataFolder: (path) => isInDataFolder(path, options.dataFolder),
    language,
    log,
  });
  const exclusions = new ExclusionStore({
    database,
    clock,
    rules: () => settings().rules,
    verdictsOf: (runId) => records.history.verdicts(runId),
  });
  const { pipeline, scheduler, ceiling, runEnded } = measuring;
  const { evaluator, deliveryLog } = judging;
  const quitQuestion = new QuitQuestion({
    // A result that waits for the disk is not a test that runs.
    isMeasuring: () => pipeline.running !== null && records.recording().kind !== 'failing',
    quit: options.quit,
    onChanged,
  });
  let templateNotices: readonly Notice[] = [];
  /** Checks the templates once after an update, and at every start while one of them fails; the window comes first. */
  const rehearse = () => {
    templateNotices = checkTemplates({ channels, language, timeZone, log, settings });
    if (templateNotices.length === 0) markRehearsed(database, version);
    else onChanged();
  };
  if (!isCommand && !isRehearsed(database, version)) timers.after(REHEARSED_AFTER_MS, rehearse);
  const state = new LiveState({
    settings,
    clock,
    pipeline,
    scheduler,
    runs,
    evaluator,
    deliveryLog,
    ceiling: () => ceiling.current,
    quit: () => quitQuestion.state,
    events,
    recording: records.recording,
    templateNotices: () => templateNotices,
    language,
    timeZone,
    version,
    isDemo: options.isDemo,
    dataFolder: options.dataFolder,
    systemConditions: options.systemConditions,
    updates: () => updateKeeper.state,
  });
  changes.onChange(() => updateKeeper.look());

  /** Told the id of a run that was excluded from statistics, or included again. */
  const exclusionChanged = new Listeners<string>();
  exclusionChanged.hear(() => tidying.kick(), onChanged);
  const campaigns = buildCampaigns({
    ...shared,
    database,
    measuring,
    judging,
    deliverer: delivering.deliverer,
    exclusionChanged,
    network: () => records.networks.currentKey(network()),
  });
  const notesChanged = new Listeners<void>();
  /** Called after observations of the line between the tests were recorded. */
  const lineRecorded = new Listeners<WatchReport>();
  lineRecorded.hear(
    () => watching.outageWatch.look(),
    (report) => {
      if (report.kind !== 'event') return;
      onChanged();
      // Messages that wait for the line are sent at once.
      if (report.event.kind === 'outage' && report.event.endedAt !== null) watching.lineReturned();
    },
  );
  const wayNetworks = new WayNetworks({
    sources: options.surroundings.sources,
    networks: records.networks,
    settings,
    key: records.privacyKey,
    now: () => clock.now(),
    after: (milliseconds, action) => timers.after(milliseconds, action),
    log,
  });
  events.onChange(onChanged);
  records.rewritten.hear(reading.reopenRecords);
  records.healthChanged.hear(onChanged, () => watching.storageWatch.look());
  // Listeners of a run’s end, in this order: what keeps it, what shows it, what waits for it in order to quit. See
  // followRuns()
  // for what follows.
  runEnded.hear(
    () => records.markerKeeper.recorded(),
    () => tidying.kick(),
    onChanged,
    () => quitQuestion.testEnded(),
  );
  return {
    ...records,
    ...reading,
    ...judging,
    ...delivering,
    ...watching,
    ...measuring,
    updateKeeper,
    tidying,
    exclusions,
    exclusionChanged,
    notesChanged,
    lineRecorded,
    wayNetworks,
    importDesk,
    campaigns,
    importsChanged,
    backups,
    backupKeeper,
    planner,
    quitQuestion,
    state,
    changes,
    /** The HTML of a message of the outbox; null when there is none of that id. */
    preview: (id: string) => {
      const entry = deliveryLog.entry(id);
      return entry === null ? null : previewHtml(entry.message);
    },
    language,
    timeZone,
    clock,
    networkList,
    reportDesk,
  };
}

export type Services = ReturnType<typeof buildServices>;

/** What follows a run while the application stays: the next slot, and a look at what this computer can measure. */
export function followRuns({ runEnded, ceiling, scheduler }: Services): void {
  runEnded.hear(
    (run) => void ceiling.afterRun(run),
    () => void scheduler.tick(),
  );
}
