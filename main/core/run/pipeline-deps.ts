import type { ChannelKind } from '../../../shared/channels';
import type { EndedRun, OpenRun } from '../../../shared/run';
import type { RunProgress } from '../../../shared/run-progress';
import type { Settings } from '../../../shared/settings';
import type { OutboxStore } from '../outbox';
import type {
  Clock,
  Kickable,
  MeasureJob,
  MeasureOutcome,
  Measurer,
  OutboxDraft,
  Precheck,
  RunStore,
  SurroundingsReader,
} from '../ports';
import type { Recorder } from './recorder';
import type { RunPlan } from './run-plan';
import type { RunRequest } from './run-request';

/** Decides what a run is to use, and learns from what became of it. */
export interface RunPlannerPort {
  /** @param settings those of the schedule that asks, where one does */
  plan(request: RunRequest, settings: Settings): RunPlan;
  /** Remembers what a measurement says of its providers. What it throws is logged and harms no run. */
  remember(run: EndedRun, outcome: MeasureOutcome, settings: Settings): void;
}

/** Words the message that a run would give on one channel, marked as a test. */
export interface TestTeller {
  composeTest(run: EndedRun | null, channel: ChannelKind): readonly OutboxDraft[];
}

/** What the pipeline needs around it. */
export interface PipelineDeps {
  readonly runs: RunStore;
  readonly outbox: OutboxStore;
  readonly measurer: Measurer;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly settings: () => Settings;
  readonly precheck: (run: OpenRun, settings: Settings, request: RunRequest) => Promise<Precheck>;
  readonly planner: RunPlannerPort;
  readonly prepareJob: (
    runId: string,
    settings: Settings,
    plan: RunPlan,
    request: RunRequest,
  ) => Promise<MeasureJob>;
  /** Reads where a run is measured, while it is. */
  readonly surroundings: SurroundingsReader;
  readonly recorder: Pick<Recorder, 'record' | 'settle' | 'takeUp' | 'end'>;
  /**
   * What shows that the session of the computer in which a run was opened is over, in words for the log; null while
   * it lasts. A session of null is that of a run of an earlier version.
   */
  readonly findSessionEnd: (session: string | null) => Promise<string | null>;
  readonly teller: TestTeller;
  readonly deliverer: Kickable;
  /** A run has begun, was cancelled, or another one waits for its end. */
  readonly onChanged: () => void;
  readonly onProgress: (progress: RunProgress) => void;
  readonly onEnded: (run: EndedRun) => void;
  readonly log: (sentence: string, error?: unknown) => void;
}
