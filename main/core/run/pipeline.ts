import { errorText } from '../../../shared/texts/error-text';
import type { ChannelKind } from '../../../shared/channels';
import type { TestAnswer } from '../../../shared/messages/delivery-answers';
import type { CancelReason, EndedRun, OpenRun } from '../../../shared/run';
import type { ScheduleRef } from '../../../shared/schedule/kinds';
import type { Settings } from '../../../shared/settings';
import type { MeasureOutcome, SurroundingsReading } from '../ports';
import type { MissedSlots } from '../schedule/due';
import type { ScheduleState } from '../schedule/ports';
import { QueuedRun } from './queued-run';
import { firstWanted, wantedProviders } from './provider-plan';
import {
  cancelledBefore,
  endedBy,
  endedWithSession,
  ENDED_IN_ORDER,
  failedBefore,
  missedRun,
} from './run-ending';
import type { RunPlan } from './run-plan';
import { lineFacts } from './line-facts';
import type { RunAnswer, RunRequest, StartAnswer } from './run-request';
import { settingsFor } from './schedule-settings';
import { unlessAborted } from './unless-aborted';
import type { PipelineDeps } from './pipeline-deps';

/** What a run is carried out with. The settings are those of its start. */
interface Begun {
  readonly open: OpenRun;
  readonly request: RunRequest;
  readonly plan: RunPlan;
  readonly settings: Settings;
  readonly signal: AbortSignal;
}

interface Current {
  readonly run: OpenRun;
  readonly controller: AbortController;
  readonly measured: Promise<EndedRun>;
  readonly ended: Promise<EndedRun>;
}

/** The one way through: lease, precheck, measure, record with verdicts and messages, kick. */
export class Pipeline {
  readonly #deps: PipelineDeps;

  #current: Current | null = null;
  #queued: QueuedRun | null = null;
  #held: Promise<void> | null = null;
  /** No run begins any more. */
  #isClosed = false;

  constructor(deps: PipelineDeps) {
    this.#deps = deps;
  }

  /** The run that measures now; null when none does. */
  get running(): OpenRun | null {
    return this.#current?.run ?? null;
  }

  /** Whether the run that measures now was cancelled and is ending, with none to follow it. */
  get isEnding(): boolean {
    return this.#current?.controller.signal.aborted === true && this.#queued === null;
  }

  /** Starts a run, whoever asks. The only function that measures. */
  run(request: RunRequest): RunAnswer {
    if (this.#current === null) return this.#start(request);
    if (!this.#current.controller.signal.aborted) return this.#alreadyRunning(this.#current);
    if (this.#queued !== null) return this.#queued.join();
    this.#queued = new QueuedRun(request);
    this.#deps.onChanged();
    return { kind: 'waiting', started: this.#queued.started };
  }

  #start(request: RunRequest): StartAnswer {
    if (this.#isClosed) return { kind: 'not-recorded', detail: 'Linewatch is ending' };
    const { schedule, retryOf } = request;
    const settings = settingsFor(this.#deps.settings(), schedule?.id);
    let open: OpenRun;
    let plan: RunPlan;
    try {
      plan = this.#deps.planner.plan(request, settings);
      open = {
        id: this.#deps.newId(),
        trigger: request.trigger,
        slotAt: request.slotAt,
        ...(schedule !== undefined && { schedule }),
        ...(retryOf !== undefined && { retryOf }),
        startedAt: this.#deps.clock.now(),
        provider: plan.provider,
        server: null,
        outcome: 'running',
      };
      if (!this.#open(open, request.nextState ?? null)) {
        return { kind: 'not-recorded', detail: 'another run holds the lease' };
      }
    } catch (error) {
      this.#deps.log('The start of a run could not be recorded', error);
      return { kind: 'not-recorded', detail: errorText(error) };
    }
    const controller = new AbortController();
    const measured = this.#carryOut({ open, request, plan, settings, signal: controller.signal });
    const ended = this.#conclude(measured);
    this.#current = { run: open, controller, measured, ended };
    this.#deps.onChanged();
    return { kind: 'started', runId: open.id, measured, ended };
  }

  /** Ends the running test, wherever it is; it is recorded as cancelled. So is one that waits for its end. False when none runs. */
  cancel(reason: CancelReason = 'asked'): boolean {
    if (this.#current === null) return false;
    this.#queued?.cancel();
    this.#current.controller.abort(reason);
    this.#deps.onChanged();
    return true;
  }

  /**
   * The application ends: no run begins any more, and the one that measures is cancelled. Resolves when that is
   * recorded, or put aside where the disk refuses it.
   */
  async end(): Promise<void> {
    this.#isClosed = true;
    this.#deps.recorder.end();
    this.#noteEnd();
    this.cancel('application-ended');
    await this.#current?.ended;
  }

  /**
   * Keeps the line and the processor free of runs for a work of a few seconds: a run that becomes due waits for its
   * end. Null when a run measures or another work holds it.
   */
  hold<T>(work: () => Promise<T>): Promise<T> | null {
    if (this.#current !== null || this.#held !== null) return null;
    const done = work();
    const free = () => {
      this.#held = null;
    };
    this.#held = done.then(free, free);
    return done;
  }

  /**
   * Takes up what earlier processes left: results that could not be recorded, and runs that were left open. Once, at
   * start. A run whose session has ended since is cancelled; what else ended it was a crash of the application.
   */
  async takeUpLeft(): Promise<void> {
    await this.#deps.recorder.takeUp(() => true);
    for (const { run, session } of this.#deps.runs.openRuns()) {
      if (run.id === this.#current?.run.id) continue;
      const finishedAt = this.#deps.clock.now();
      const sessionEnd =
        session === ENDED_IN_ORDER
          ? 'the application was ended in order'
          : await this.#deps.findSessionEnd(session);
      if (sessionEnd !== null) this.#deps.log(`Run ${run.id} ended with its session: ${sessionEnd}`);
      await this.#deps.recorder.record(
        sessionEnd === null
          ? { ...run, outcome: 'interrupted', finishedAt }
          : endedWithSession(run, finishedAt),
      );
    }
  }

  /** Records slots of a schedule that passed without a run, as one run that was missed. */
  async recordMissed(slots: MissedSlots, schedule: ScheduleRef): Promise<void> {
    const { measuring } = settingsFor(this.#deps.settings(), schedule.id);
    await this.#deps.recorder.record(missedRun(slots, firstWanted(measuring), schedule));
  }

  /** Nothing that a run waits for is measured any more: its breaches are told now. */
  settle(runId: string): void {
    if (this.#deps.recorder.settle(runId)) this.#deps.onChanged();
  }

  /** The same for what waits although no repetition is known. */
  settleWaiting(runId: string): void {
    if (this.#deps.recorder.settle(runId, { isOnlyIfWaiting: true })) this.#deps.onChanged();
  }

  /** Sends the last result once more over one channel, marked as a test, the same way as every message. */
  tellTest(channel: ChannelKind): TestAnswer {
    const settings = this.#deps.settings();
    if (!settings.channels[channel].isEnabled) return { kind: 'channel-off' };
    const last = this.#deps.runs.lastCompleted(1)[0] ?? this.#deps.runs.lastTried();
    const messages = this.#deps.teller.composeTest(last, channel);
    this.#deps.outbox.add(messages);
    this.#deps.deliverer.kick();
    return { kind: 'queued', ids: messages.map((message) => message.id) };
  }

  /** With none measuring, a lease that is still held is of a run whose end could not be recorded. */
  #open(run: OpenRun, next: ScheduleState | null): boolean {
    if (this.#deps.runs.open(run, next)) return true;
    this.#deps.runs.releaseLease();
    return this.#deps.runs.open(run, next);
  }

  /** A system that shuts down may not wait for the engine. */
  #noteEnd(): void {
    if (this.#current === null) return;
    try {
      this.#deps.runs.noteEnd();
    } catch (error) {
      this.#deps.log('The end of the application could not be noted at its run', error);
    }
  }

  #alreadyRunning({ run, measured, ended }: Current): StartAnswer {
    return { kind: 'already-running', runId: run.id, measured, ended };
  }

  async #carryOut(begun: Begun): Promise<EndedRun> {
    // The caller learns of the start before anything of the run happens.
    await Promise.resolve();
    if (this.#held !== null) await unlessAborted(this.#held, begun.signal, () => undefined);
    return this.#measure(begun);
  }

  async #conclude(measured: Promise<EndedRun>): Promise<EndedRun> {
    const ended = await measured;
    await this.#deps.recorder.record(ended);
    this.#current = null;
    this.#startNext();
    this.#deps.onEnded(ended);
    return ended;
  }

  /** Starts the run that was asked for while this one was ending. */
  #startNext(): void {
    const next = this.#queued;
    if (next === null) return;
    this.#queued = null;
    const answer = this.#start(next.request);
    if (next.isCancelled) this.cancel();
    next.begin(answer);
  }

  async #measure({ open, request, plan, settings, signal }: Begun): Promise<EndedRun> {
    const wanted = wantedProviders(settings.measuring);
    const around = this.#beginReading();
    const end = (outcome: MeasureOutcome) =>
      around(endedBy(open, outcome, { finishedAt: this.#deps.clock.now(), signal, wanted }), {
        ...lineFacts(request),
        ...outcome.surroundings,
      });
    try {
      const surroundings = await unlessAborted(
        this.#deps.precheck(open, settings, request),
        signal,
        () => null,
      );
      if (surroundings === null) return end(cancelledBefore(plan));
      const precheck = surroundings.kind === 'go' ? plan.precheck : surroundings;
      if (precheck.kind === 'skip') {
        return { ...open, outcome: 'skipped', reason: precheck.reason, finishedAt: this.#deps.clock.now() };
      }
      if (precheck.kind === 'fail') return end(failedBefore(plan, precheck.reason, precheck.detail));
      const prepared = this.#deps.prepareJob(open.id, settings, plan, request);
      const job = await unlessAborted(prepared, signal, () => null);
      if (job === null) return end(cancelledBefore(plan));
      const outcome = await this.#deps.measurer.measure(job, this.#deps.onProgress, signal);
      const ended = end(outcome);
      this.#remember(ended, outcome, settings);
      return ended;
    } catch (error) {
      this.#deps.log('A run ended by a fault of the program', error);
      return end(failedBefore(plan, 'internal', errorText(error)));
    }
  }

  /** Reads where the run is measured; what cannot be read is absent from it. */
  #beginReading(): SurroundingsReading['complete'] {
    try {
      const reading = this.#deps.surroundings.begin();
      return (run, measured) => {
        try {
          return reading.complete(run, measured);
        } catch (error) {
          this.#deps.log('The surroundings of a run could not be added to it', error);
          return run;
        }
      };
    } catch (error) {
      this.#deps.log('The surroundings of a run could not be read', error);
      return (run) => run;
    }
  }

  #remember(run: EndedRun, outcome: MeasureOutcome, settings: Settings): void {
    try {
      this.#deps.planner.remember(run, outcome, settings);
    } catch (error) {
      this.#deps.log('What a run says of its providers could not be kept', error);
    }
  }
}
