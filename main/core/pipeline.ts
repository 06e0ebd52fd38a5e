import type { ChannelKind } from '../../shared/channels';
import type { TestAnswer } from '../../shared/ipc';
import type { Verdict } from '../../shared/rules';
import type { EndedRun, MissReason, OpenRun, RunProgress, Trigger } from '../../shared/run';
import type { Settings } from '../../shared/settings';
import { recordedFigures } from './figures';
import type {
  Clock,
  MeasureJob,
  MeasureOutcome,
  Measurer,
  OutboxDraft,
  OutboxStore,
  Precheck,
  RunStore,
} from './ports';

/** What asks for a run. */
export interface RunRequest {
  readonly trigger: Trigger;
  /** The slot of the schedule that this run serves; null when a person asks. */
  readonly slotAt: number | null;
}

export type RunAnswer =
  | { readonly kind: 'started'; readonly runId: string; readonly ended: Promise<EndedRun> }
  /** Another run is measuring; `ended` is that one's end. */
  | { readonly kind: 'already-running'; readonly runId: string; readonly ended: Promise<EndedRun> }
  /** Its start could not be recorded, so it was not begun. */
  | { readonly kind: 'not-recorded'; readonly detail: string };

export interface PipelineDeps {
  readonly runs: RunStore;
  readonly outbox: OutboxStore;
  readonly measurer: Measurer;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly settings: () => Settings;
  readonly precheck: (trigger: Trigger) => Promise<Precheck>;
  readonly prepareJob: (runId: string, settings: Settings) => Promise<MeasureJob>;
  readonly judge: (run: EndedRun, settings: Settings) => readonly Verdict[];
  readonly compose: (run: EndedRun, verdicts: readonly Verdict[]) => readonly OutboxDraft[];
  /** The message that a run would give on one channel, marked as a test. */
  readonly composeTest: (run: EndedRun, channel: ChannelKind) => readonly OutboxDraft[];
  /** Resolves after a while; used only to try again when the disk refuses a record. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly kickDeliverer: () => void;
  readonly onStarted: (run: OpenRun) => void;
  readonly onProgress: (progress: RunProgress) => void;
  readonly onEnded: (run: EndedRun) => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

const RECORD_RETRY_MS = 5_000;

interface Current {
  readonly run: OpenRun;
  readonly controller: AbortController;
  readonly ended: Promise<EndedRun>;
}

/** The one way through: lease, precheck, measure, record with verdicts and messages, kick. */
export class Pipeline {
  #current: Current | null = null;

  constructor(private readonly deps: PipelineDeps) {}

  /** The run that measures now; null when none does. */
  get running(): OpenRun | null {
    return this.#current?.run ?? null;
  }

  /** Starts a run, whoever asks. The only function that measures. */
  run(request: RunRequest): RunAnswer {
    if (this.#current !== null) return this.#alreadyRunning(this.#current);
    const settings = this.deps.settings();
    const open: OpenRun = {
      id: this.deps.newId(),
      ...request,
      startedAt: this.deps.clock.now(),
      provider: settings.measuring.provider,
      server: null,
      outcome: 'running',
    };
    try {
      if (!this.deps.runs.open(open)) return { kind: 'not-recorded', detail: 'another run holds the lease' };
    } catch (error) {
      this.deps.log('The start of a run could not be recorded', error);
      return { kind: 'not-recorded', detail: error instanceof Error ? error.message : String(error) };
    }
    const controller = new AbortController();
    const ended = this.#carryOut(open, settings, controller.signal);
    this.#current = { run: open, controller, ended };
    this.deps.onStarted(open);
    return { kind: 'started', runId: open.id, ended };
  }

  /** Ends the running test, wherever it is; it is recorded as cancelled. False when none runs. */
  cancel(): boolean {
    this.#current?.controller.abort();
    return this.#current !== null;
  }

  /** Closes the runs that the last end of the application left open. Once, at start. */
  async closeInterrupted(): Promise<void> {
    for (const run of this.deps.runs.openRuns()) {
      await this.#record({ ...run, outcome: 'interrupted', finishedAt: this.deps.clock.now() });
    }
  }

  /** Records a slot of the schedule that passed without a run. */
  async recordMissed(slotAt: number, reason: MissReason): Promise<void> {
    await this.#record({
      id: this.deps.newId(),
      trigger: 'schedule',
      startedAt: slotAt,
      slotAt,
      provider: this.deps.settings().measuring.provider,
      server: null,
      outcome: 'missed',
      finishedAt: slotAt,
      reason,
    });
  }

  /** Sends the last result once more over one channel, marked as a test, the same way as every message. */
  tellTest(channel: ChannelKind): TestAnswer {
    const settings = this.deps.settings();
    if (!settings.channels[channel].isEnabled) return { kind: 'channel-off' };
    const [last] = this.deps.runs.lastCompleted(1);
    if (last === undefined) return { kind: 'no-result-yet' };
    const messages = this.deps.composeTest(last, channel);
    this.deps.outbox.add(messages);
    this.deps.kickDeliverer();
    return { kind: 'queued', ids: messages.map((message) => message.id) };
  }

  #alreadyRunning(current: Current): RunAnswer {
    return { kind: 'already-running', runId: current.run.id, ended: current.ended };
  }

  async #carryOut(open: OpenRun, settings: Settings, signal: AbortSignal): Promise<EndedRun> {
    // The caller learns of the start before anything of the run happens.
    await Promise.resolve();
    const ended = await this.#measure(open, settings, signal);
    await this.#record(ended);
    this.#current = null;
    this.deps.onEnded(ended);
    return ended;
  }

  async #measure(open: OpenRun, settings: Settings, signal: AbortSignal): Promise<EndedRun> {
    try {
      const precheck = await this.deps.precheck(open.trigger);
      if (signal.aborted) return this.#end(open, { kind: 'cancelled', server: null, figures: null });
      if (precheck.kind === 'skip') {
        return { ...open, outcome: 'skipped', reason: precheck.reason, finishedAt: this.deps.clock.now() };
      }
      if (precheck.kind === 'fail') return this.#end(open, { ...failure(precheck.reason, precheck.detail) });
      const job = await this.deps.prepareJob(open.id, settings);
      if (signal.aborted) return this.#end(open, { kind: 'cancelled', server: null, figures: null });
      return this.#end(open, await this.deps.measurer.measure(job, this.deps.onProgress, signal));
    } catch (error) {
      this.deps.log('A run ended by a fault of the program', error);
      return this.#end(open, failure('internal', error instanceof Error ? error.message : String(error)));
    }
  }

  #end(open: OpenRun, outcome: MeasureOutcome): EndedRun {
    const head = { ...open, server: outcome.server };
    const finishedAt = this.deps.clock.now();
    if (outcome.kind === 'completed') {
      return { ...head, outcome: 'completed', finishedAt, figures: recordedFigures(outcome.figures) };
    }
    const figures = outcome.figures === null ? null : recordedFigures(outcome.figures);
    if (outcome.kind === 'cancelled') return { ...head, outcome: 'cancelled', finishedAt, figures };
    const { reason, detail } = outcome;
    return { ...head, outcome: 'failed', finishedAt, reason, detail, figures };
  }

  /** Judges and stores in one transaction. A disk that refuses is asked again until it takes the result. */
  async #record(run: EndedRun): Promise<void> {
    for (;;) {
      try {
        const verdicts = this.deps.judge(run, this.deps.settings());
        const messages = this.deps.compose(run, verdicts);
        this.deps.runs.record(run, verdicts, messages);
        this.deps.log(
          `Run ${run.id} by ${run.trigger}: ${run.outcome}, ${messages.length} message(s) to tell`,
        );
        if (messages.length > 0) this.deps.kickDeliverer();
        return;
      } catch (error) {
        this.deps.log('A result could not be recorded and is kept until it can', error);
        await this.deps.pause(RECORD_RETRY_MS);
      }
    }
  }
}

function failure(
  reason: 'internal' | Extract<Precheck, { kind: 'fail' }>['reason'],
  detail: string,
): MeasureOutcome {
  return { kind: 'failed', reason, detail, server: null, figures: null };
}
