import { DEFAULT_SCHEDULE, type ScheduleSettings } from '../../shared/schedule/schedule';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import type { ComputerSituation, Conditions } from '../core/schedule/conditions';
import type { InterfaceReading } from '../core/schedule/line-traffic';
import { LineGate } from '../runs/line-gate';
import { Scheduler } from '../runs/scheduler';
import { TryKeeper } from '../runs/try-keeper';
import { SqliteScheduleStore } from '../storage/runs/schedule-state';
import { SqliteTryStore } from '../storage/runs/try-chain';
import { FakeClock, settled } from './fake-clock';
import { fakePipeline, type FakePipelineOptions } from './pipeline';
import { recordsBy, type temporaryRecords } from './records';

/** The situation of a computer that tells nothing. */
export const NOTHING_KNOWN: ComputerSituation = {
  network: null,
  isMetered: null,
  isOnBattery: null,
  batteryRatio: null,
  isFullScreen: null,
};

export interface FakeScheduleOptions extends FakePipelineOptions {
  readonly start?: string;
  readonly timeZone?: string;
}

/** A scheduler of one schedule or several that beats over real records, in a time that the test moves. */
export function fakeSchedule(
  change: Partial<ScheduleSettings> | Partial<ScheduleSettings>[],
  options: FakeScheduleOptions = {},
) {
  const clock = new FakeClock(options.start ?? '2026-11-23T09:30:00Z');
  // Its clock is the one of this time, which the test moves in another way.
  const onRecords = recordsBy(clock) as unknown as ReturnType<typeof temporaryRecords>;
  const fake = fakePipeline({ onRecords, compose: () => [], ...options });
  const settings = {
    ...DEFAULT_SETTINGS,
    schedules: (Array.isArray(change) ? change : [change]).map((one) => ({
      ...DEFAULT_SCHEDULE,
      isOffTheHour: false,
      ...one,
    })),
  };
  const world = {
    zone: options.timeZone ?? 'UTC',
    isNetworkReady: (): Promise<boolean> => Promise.resolve(true),
    /** What the counters of the interface that leads out say. */
    readTraffic: (): InterfaceReading | null => null,
    readSituation: (_conditions: Conditions): Promise<ComputerSituation> => Promise.resolve(NOTHING_KNOWN),
    isCanaryDue: false,
    alarmAt: null as number | null,
    looks: 0,
    /** How often a slot has begun to wait for the line. */
    changes: 0,
    /** Looks, and the gaps that were found, in order. */
    seen: [] as ('look' | 'gap')[],
    /** What went wrong without being meant to. */
    lines: [] as string[],
  };
  const create = (): Scheduler => {
    let current = world.zone;
    const gate = new LineGate({
      settings: () => settings,
      readTraffic: () => world.readTraffic(),
      readSituation: (conditions) => world.readSituation(conditions),
      timeZone: { current: 'UTC' },
      isMeasuring: () => fake.pipeline.running !== null,
      clock,
      onChanged: () => (world.changes += 1),
      log: (sentence, error) => world.lines.push(`${sentence}: ${String(error)}`),
    });
    return new Scheduler({
      pipeline: fake.pipeline,
      state: new SqliteScheduleStore(fake.database),
      records: fake.runs,
      clock,
      timers: clock,
      installId: 'test',
      settings: () => settings,
      zone: {
        get current() {
          return current;
        },
        look: () => {
          const isChanged = current !== world.zone;
          current = world.zone;
          return isChanged;
        },
      },
      isNetworkReady: () => world.isNetworkReady(),
      line: gate,
      canary: {
        isDue: () => world.isCanaryDue,
        sent: () => {
          world.isCanaryDue = false;
        },
      },
      tries: new TryKeeper({
        pipeline: fake.pipeline,
        tries: new SqliteTryStore(fake.database),
        lastTriedId: () => fake.runs.lastTried()?.id ?? null,
        settings: () => settings,
        line: gate,
        clock,
      }),
      alarm: { set: (at) => (world.alarmAt = at) },
      onLook: () => {
        world.looks += 1;
        world.seen.push('look');
      },
      onGap: () => void world.seen.push('gap'),
      onChanged: () => undefined,
      log: (sentence, error) => world.lines.push(`${sentence}: ${String(error)}`),
    });
  };
  let scheduler = create();
  const rows = () =>
    fake.database
      .prepare(
        `SELECT trigger, outcome, reason, slot_at, started_at, finished_at, slots, schedule_id, schedule_name
          FROM runs ORDER BY slot_at, rowid`,
      )
      .all() as unknown as readonly Row[];
  return {
    ...fake,
    clock,
    settings,
    world,
    rows,
    get scheduler() {
      return scheduler;
    },
    start: async () => {
      scheduler.start();
      await settled();
    },
    /** Changes a schedule of the settings, as saving them does. */
    edit: (patch: Partial<ScheduleSettings>, id = 'main') => {
      for (const schedule of settings.schedules) if (schedule.id === id) Object.assign(schedule, patch);
    },
    /** Ends the application without a word, and starts it again. */
    restart: async () => {
      scheduler.stop();
      scheduler = create();
      scheduler.start();
      await settled();
    },
    wake: async () => {
      scheduler.wake();
      await settled();
    },
    /** Each record of a slot: its time in UTC, and what became of it. Many slots in one have their last and their number. */
    recorded: () => rows().map(inWords),
  };
}

interface Row {
  readonly trigger: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly slot_at: number;
  readonly started_at: number;
  readonly finished_at: number;
  readonly slots: number;
  readonly schedule_id: string | null;
  readonly schedule_name: string | null;
}

function inWords({ trigger, outcome, reason, slot_at, finished_at, slots }: Row): string {
  const time = (at: number) => new Date(at).toISOString().slice(5, 16).replace('T', ' ');
  const words = [trigger, outcome, ...(reason === null ? [] : [reason])].join(' ');
  return slots === 1
    ? `${time(slot_at)} ${words}`
    : `${time(slot_at)} to ${time(finished_at)} ${words} (${slots})`;
}
