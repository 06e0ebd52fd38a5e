import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { resolveLanguage } from '../../shared/i18n';
import type { Notice } from '../../shared/notice';
import type { EndedRun, OpenRun } from '../../shared/run';
import { CeilingKeeper } from '../runs/ceiling-keeper';
import { previewHtml } from '../channels/mail/content';
import { likelyUrlOf } from '../core/job';
import { Pipeline } from '../core/pipeline';
import { Recorder } from '../core/recorder';
import { isRefusal } from '../files/disk-problem';
import { buildReading } from '../reading/reading';
import { precheck } from '../runs/precheck';
import { prepareJob } from '../runs/prepare-job';
import { RunPlanner } from '../runs/planner';
import { Scheduler } from '../runs/scheduler';
import { checkTemplates } from '../telling/self-check';
import { SlotAlarm } from '../runs/slot-alarm';
import { readCeiling, writeCeiling } from '../storage/ceiling';
import { compaction } from '../storage/compaction';
import { openDatabase, rewrittenEvent } from '../storage/database';
import { History } from '../storage/history';
import { installId } from '../storage/install-id';
import { PortionWork } from '../storage/portions';
import { SqliteProviderRecords } from '../storage/provider-records';
import { MarkerKeeper } from '../storage/recovery/records-marker';
import { RecordingHealth } from '../storage/recording-health';
import { rollingUp } from '../storage/roll-ups';
import { SqliteRunStore } from '../storage/run-store';
import { isRehearsed, markRehearsed } from '../storage/rehearsed';
import { SqliteScheduleStore } from '../storage/schedule-state';
import { UnrecordedRunsFile } from '../storage/unrecorded-runs';
import { LiveState } from './live-state';
import { buildTelling } from './telling';
import type { ServicesOptions } from './services-options';

/** A command asks a disk that refuses a result so often, every five seconds, before it ends without. */
const COMMAND_TRIES = 3;

/**
 * Builds everything that works without tray and window, once and in order.
 *
 * @throws when the data folder cannot be used
 */
export function buildServices(options: ServicesOptions) {
  const { settings, clock, timers, log } = options;
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => void timers.after(milliseconds, resolve));
  const { database, event, marker } = openDatabase(options.dataFolder, clock.now());
  const timeZone = () => options.timeZone.current;
  if (event !== null) options.events.add(event);
  const install = installId(database, () => marker?.installId ?? randomUUID());
  const keeping = { database, folder: options.dataFolder, clock, timers, log };
  const markerKeeper = new MarkerKeeper({ ...keeping, installId: install });
  // What was lost is told once; from here on the records count as they are.
  markerKeeper.write();
  const health = new RecordingHealth({
    ...keeping,
    onChanged: () => {
      changed();
      telling.storageWatch.look();
    },
    onRewritten: () => {
      markerKeeper.write();
      options.events.add(rewrittenEvent(database, options.dataFolder, clock.now()));
      options.onFolderRewritten();
      reading.reopenRecords();
    },
  });
  const tidying = new PortionWork([rollingUp(database), compaction(database)], { timers, isRefusal, log });
  const runs = new SqliteRunStore(database, clock, { id: randomUUID(), session: options.session.identity });
  const history = new History(database);
  const language = () => resolveLanguage(settings.current.language, options.systemLanguages());
  const changed = () => state.changed();
  const reading = buildReading({
    folder: options.dataFolder,
    readers: options.readers,
    clock,
    timers,
    language,
    timeZone,
    version: options.version,
    onDamage: (why) => health.foundDamage(why),
    log,
  });
  const endListeners = new Set<(run: EndedRun) => void>();
  const telling = buildTelling({
    database,
    runs,
    dataFolder: options.dataFolder,
    reader: reading.reader,
    events: options.events,
    recording: () => health.state,
    channels: options.channels,
    mailbox: options.mailbox,
    settings: () => settings.current,
    version: options.version,
    isCommand: options.isCommand,
    network: options.network,
    installId: install,
    language,
    timeZone,
    bytesWith: (run) => planner.bytesWith(run),
    clock,
    timers,
    onChanged: changed,
    redact: options.redact,
    log,
  });
  const { evaluator, outbox, judge, teller, deliverer, deliveryLog, canary } = telling;
  const planner = new RunPlanner({
    database,
    runs,
    clock,
    timeZone,
    random: Math.random,
    settings: () => settings.current,
    network: options.network,
    lookForOokla: options.lookForOokla,
    records: new SqliteProviderRecords(database),
  });
  const unrecorded = new UnrecordedRunsFile(join(options.dataFolder, 'linewatch.unrecorded.json'), log);
  unrecorded.reserve();
  const recorder = new Recorder({
    runs,
    unrecorded,
    judge: (run) => judge.judge(run),
    compose: (run, verdicts) => teller.compose(run, verdicts),
    isRefusal,
    maxTries: options.isCommand ? COMMAND_TRIES : Number.POSITIVE_INFINITY,
    pause,
    kickDeliverer: () => deliverer.kick(),
    log,
  });
  const pipeline = new Pipeline({
    runs,
    outbox,
    measurer: options.measurer,
    clock,
    newId: randomUUID,
    pause,
    settings: () => settings.current,
    precheck: (trigger) => Promise.resolve(precheck(trigger, settings.current, options)),
    plan: (request) => planner.plan(request),
    prepareJob: (runId, wanted, plan, request) =>
      prepareJob(
        { ...options, withPassword: options.withProxyPassword, pause },
        runId,
        wanted,
        plan,
        request,
      ),
    remember: (run, outcome, used) => planner.remember(run, outcome, used),
    recorder,
    confirms: !options.isCommand,
    isSessionOver: options.session.isOver,
    composeTest: (run, channel) => teller.composeTest(run, channel),
    kickDeliverer: () => deliverer.kick(),
    onStarted: (_run: OpenRun) => changed(),
    onChanged: changed,
    onProgress: options.onProgress,
    onEnded: (run) => {
      markerKeeper.recorded();
      tidying.kick();
      changed();
      for (const listener of endListeners) listener(run);
    },
    log,
  });
  const ceiling = new CeilingKeeper({
    pipeline,
    measure: options.measureCeiling,
    read: () => readCeiling(database, options.version),
    write: (found) => writeCeiling(database, options.version, found),
    onChanged: changed,
    log,
  });
  const scheduler = new Scheduler({
    pipeline,
    state: new SqliteScheduleStore(database),
    records: runs,
    clock,
    timers,
    settings: () => settings.current,
    zone: options.timeZone,
    installId: install,
    isNetworkReady: () => options.canReach(likelyUrlOf(settings.current)),
    canary,
    alarm: new SlotAlarm(clock, () => void scheduler.tick()),
    onLook: telling.look,
    onGap: telling.afterGap,
    onChanged: changed,
    log,
  });
  /** Once after an update; again at every start while something fails. */
  const rehearse = (): readonly Notice[] => {
    if (isRehearsed(database, options.version)) return [];
    const notices = checkTemplates({
      channels: options.channels,
      language,
      timeZone,
      log,
      settings: () => settings.current,
    });
    if (notices.length === 0) markRehearsed(database, options.version);
    return notices;
  };
  const state = new LiveState({
    settings: () => settings.current,
    pipeline,
    scheduler,
    runs,
    evaluator,
    deliveryLog,
    ceiling: () => ceiling.current,
    events: options.events,
    recording: () => health.state,
    startNotices: options.isCommand ? [] : rehearse(),
    language,
    timeZone,
    version: options.version,
    isDemo: options.isDemo,
  });
  options.events.onChange(changed);
  return {
    database,
    /** Sums up what was recorded, and brings records of earlier versions into their newest form, a little at a time. */
    tidying,
    ...reading,
    health,
    installId: install,
    pipeline,
    recorder,
    planner,
    ...telling,
    ceiling,
    scheduler,
    runs,
    history,
    state,
    /** The HTML of a message of the outbox; null when there is none of that id. */
    preview: (id: string) => {
      const entry = deliveryLog.entry(id);
      return entry === null ? null : previewHtml(entry.message);
    },
    language,
    timeZone,
    clock,
    onRunEnded: (listener: (run: EndedRun) => void) => endListeners.add(listener),
  };
}

export type Services = ReturnType<typeof buildServices>;

/** What follows a run while the application stays: the next slot, and a look at what this computer can measure. */
export function followRuns({ onRunEnded, ceiling, scheduler }: Services): void {
  onRunEnded((run) => {
    void ceiling.afterRun(run);
    void scheduler.tick();
  });
}
