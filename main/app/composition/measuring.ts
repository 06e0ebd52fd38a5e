import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { getLikelyUrl } from '../../core/run/job';
import { Pipeline } from '../../core/run/pipeline';
import { Recorder } from '../../core/run/recorder';
import type { Conditions } from '../../core/schedule/conditions';
import { isRefusal } from '../../files/disk-problem';
import { CeilingKeeper } from '../../runs/ceiling-keeper';
import { LineGate } from '../../runs/line-gate';
import { precheck } from '../../runs/precheck';
import { prepareJob } from '../../runs/prepare-job';
import type { RunPlanner } from '../../runs/planner';
import { Scheduler } from '../../runs/scheduler';
import { SlotAlarm } from '../../runs/slot-alarm';
import { TryKeeper } from '../../runs/try-keeper';
import { readCeiling, writeCeiling } from '../../storage/runs/ceiling';
import { SqliteScheduleStore } from '../../storage/runs/schedule-state';
import { SqliteTryStore } from '../../storage/runs/try-chain';
import { UnrecordedRunsFile } from '../../storage/runs/unrecorded-runs';
import { readSituation } from '../../surroundings/situation';
import { SurroundingsService } from '../../surroundings/surroundings-service';
import type { EndedRun } from '../../../shared/run';
import type { Delivering } from './delivering';
import type { Judging } from './judging';
import { Listeners } from './listeners';
import type { Records } from './records';
import type { ServicesOptions } from './services-options';
import type { Watching } from './watching';

/**
 * Attempts of a command to record a result that the disk refuses, five seconds apart, before it ends without recording.
 */
const COMMAND_TRIES = 3;

export interface MeasuringOptions {
  readonly computer: ServicesOptions;
  readonly records: Records;
  readonly planner: RunPlanner;
  readonly judging: Pick<Judging, 'judge' | 'teller'>;
  readonly delivering: Pick<Delivering, 'outbox' | 'deliverer'>;
  readonly watching: Pick<Watching, 'canary' | 'look' | 'afterGap'>;
  readonly onChanged: () => void;
}

/** Builds the one way to measure, and the scheduler that starts runs on it. */
export function buildMeasuring(options: MeasuringOptions) {
  const { computer, records, planner, onChanged } = options;
  const { database, runs, installId } = records;
  const { judge, teller } = options.judging;
  const { outbox, deliverer } = options.delivering;
  const { canary, look, afterGap } = options.watching;
  const { clock, timers, isCommand, log } = computer;
  const settings = () => computer.settings.current;
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => void timers.after(milliseconds, resolve));
  const unrecorded = new UnrecordedRunsFile(join(computer.dataFolder, 'linewatch.unrecorded.json'), log);
  unrecorded.reserve();
  const recorder = new Recorder({
    runs,
    history: records.history,
    unrecorded,
    judge,
    teller,
    deliverer,
    isRefusal,
    maxTries: isCommand ? COMMAND_TRIES : Number.POSITIVE_INFINITY,
    pause,
    log,
  });
  const runEnded = new Listeners<EndedRun>();
  const jobDeps = { ...computer, withPassword: computer.withProxyPassword, pause };
  const place = {
    sources: computer.surroundings.sources,
    key: records.privacyKey,
    network: computer.network,
    after: (milliseconds: number, action: () => void) => timers.after(milliseconds, action),
    log,
  };
  const surroundings = new SurroundingsService({
    ...computer.surroundings,
    ...place,
    applicationVersion: computer.version,
    settings,
    networks: records.networks,
  });
  const readers = {
    timeZone: computer.timeZone,
    readSituation: (conditions: Conditions) =>
      readSituation(conditions, {
        ...place,
        findNetwork: (description, marks) => records.networks.find(description, marks),
        isOnBattery: computer.isOnBattery,
        isFullScreen: computer.isFullScreen,
      }),
  };
  const pipeline = new Pipeline({
    surroundings,
    runs,
    outbox,
    measurer: computer.measurer,
    clock,
    newId: randomUUID,
    settings,
    precheck: (run, of, { lineWait }) => precheck(run, of, { ...computer, ...readers }, lineWait),
    planner,
    prepareJob: (...of) => prepareJob(jobDeps, ...of),
    recorder,
    findSessionEnd: computer.session.findEnd,
    teller,
    deliverer,
    onChanged,
    onProgress: computer.onProgress,
    onEnded: runEnded.tell,
    log,
  });
  const ceiling = new CeilingKeeper({
    pipeline,
    measure: computer.measureCeiling,
    read: () => readCeiling(database, computer.version),
    write: (found) => writeCeiling(database, computer.version, found),
    onChanged,
    log,
  });
  const line = new LineGate({
    ...readers,
    settings,
    readTraffic: computer.readTraffic,
    isMeasuring: () => pipeline.running !== null,
    clock,
    onChanged,
    log,
  });
  runEnded.hear(() => line.forget());
  const slotReached = new Listeners<void>();
  /** Told at every beat of the scheduler. */
  const looked = new Listeners<void>();
  const tries = new TryKeeper({
    pipeline,
    tries: new SqliteTryStore(database),
    lastTriedId: () => runs.lastTried()?.id ?? null,
    settings,
    line,
    clock,
  });
  const scheduler = new Scheduler({
    pipeline,
    state: new SqliteScheduleStore(database),
    records: runs,
    clock,
    timers,
    settings,
    zone: computer.timeZone,
    installId,
    isNetworkReady: () => computer.canReach(getLikelyUrl(settings())),
    canary,
    tries,
    line,
    alarm: new SlotAlarm(clock, slotReached.tell),
    onLook: () => {
      look();
      looked.tell();
    },
    onGap: afterGap,
    onChanged,
    log,
  });
  slotReached.hear(() => void scheduler.tick());
  return { recorder, pipeline, ceiling, scheduler, runEnded, looked };
}

export type Measuring = ReturnType<typeof buildMeasuring>;
