import type { Settings } from '../../shared/settings';
import type { Clock, MonotonicClock, Timers } from '../core/ports';
import type { Pipeline } from '../core/run/pipeline';
import type { ScheduleStore, SlotRecords } from '../core/schedule/ports';
import type { LineGate } from './line-gate';
import type { TryKeeper } from './try-keeper';

/** What the scheduler works with. */
export interface SchedulerDeps {
  readonly pipeline: Pick<Pipeline, 'run' | 'recordMissed'>;
  readonly state: ScheduleStore;
  readonly records: SlotRecords;
  readonly clock: Clock & MonotonicClock;
  readonly timers: Timers;
  readonly settings: () => Pick<Settings, 'schedules'>;
  readonly zone: { readonly current: string; look(): boolean };
  readonly installId: string;
  /** Whether the network is usable, as far as this computer knows without a test. Quick. */
  readonly isNetworkReady: () => Promise<boolean>;
  /** Lets runs wait for a quiet line. */
  readonly line: Pick<LineGate, 'beat' | 'ask' | 'isWaiting'>;
  /** Decides which scheduled run proves that messages arrive. */
  readonly canary: { isDue(): boolean; sent(): void };
  /** Tests that are made again before anybody is told of them. */
  readonly tries: Pick<TryKeeper, 'look' | 'dueAt' | 'coming'>;
  /**
   * Wakes the scheduler at a wall-clock time; null sets no alarm. The beat finds the slot without it, a little later.
   */
  readonly alarm: { set(at: number | null): void };
  /** Called with every beat, after the clocks were read. */
  readonly onLook: () => void;
  /** Called after sleep, a standstill, or a forward change of the clock: what seems long ago may be recent. */
  readonly onGap: () => void;
  readonly onChanged: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}
