import type { EndedRun } from '../../../shared/run';
import type { Verdict } from '../../../shared/rules/verdict';
import { isTried } from '../judging/examine';
import type { Judgement } from '../judging/judge';
import type { Kickable, OutboxDraft, RunStore } from '../ports';

/** Between two tries to record what the disk refuses. */
const TRY_AGAIN_MS = 5_000;

/** Ended runs that could not be recorded. They wait, outside of the records, for a start that can record them. */
export interface UnrecordedRuns {
  /** @throws when it cannot be written either */
  add(run: EndedRun): void;
  read(): readonly EndedRun[];
  /** Takes these runs out, which are recorded now. */
  remove(ids: readonly string[]): void;
}

/** Reads a run that has ended, with its verdicts; null where there is none of that id. */
export interface LedgerReader {
  account(runId: string): { readonly run: EndedRun; readonly verdicts: readonly Verdict[] } | null;
}

/** Holds every rule against an ended run. */
export interface RunJudgePort {
  judge(run: EndedRun): Judgement;
  /** The same by the rules that wait for a repetition which is not made; `judged` are their verdicts alone. */
  judgeFinally(
    run: EndedRun,
    stored: readonly Verdict[],
  ): Judgement & { readonly judged: readonly Verdict[] };
}

/** Words what the verdicts want told. */
export interface RunTeller {
  /** @param isTriedAgain whether the run is measured again before anybody is told of it */
  compose(run: EndedRun, verdicts: readonly Verdict[], isTriedAgain: boolean): readonly OutboxDraft[];
  /** The same for a run that was recorded before, by the verdicts that waited until now. */
  composeLater(run: EndedRun, verdicts: readonly Verdict[]): readonly OutboxDraft[];
}

export interface RecorderDeps {
  readonly runs: Pick<RunStore, 'record' | 'settle' | 'isRecorded' | 'forgetChain'>;
  readonly history: LedgerReader;
  /** Runs that could not be recorded, for the next start. */
  readonly unrecorded: UnrecordedRuns;
  readonly judge: RunJudgePort;
  readonly teller: RunTeller;
  /** Whether an error is the disk's, which may take later what it refuses now. */
  readonly isRefusal: (error: unknown) => boolean;
  /** How often the disk is asked before a run is put aside; Infinity where it is asked until the end. */
  readonly maxTries: number;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly deliverer: Kickable;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * What is recorded of a run that could not be judged. A run that was not tried says nothing of a pending repetition, which
 * stays; any other ends it, since what is to come after it is not known.
 */
function notJudged(run: EndedRun): Judgement {
  const isOfChain = isTried(run) || run.retryOf !== undefined;
  return { verdicts: [], memories: {}, ...(isOfChain && { chain: null }) };
}

/** Everything that is written of a run, in one transaction. */
interface RunRecord {
  readonly run: EndedRun;
  readonly judgement: Judgement;
  readonly messages: readonly OutboxDraft[];
}

/** What became of one try. `impossible`: the tables do not take the run, and will not. */
type Try =
  | { readonly kind: 'recorded' }
  | { readonly kind: 'refused'; readonly error: unknown }
  | { readonly kind: 'impossible' };

/**
 * Records ended runs: each is judged, worded and stored in one transaction. Only a disk that refuses is asked again.
 * A fault of judging, of wording or of a part of the record costs that part, never the run.
 */
export class Recorder {
  #isEnding = false;
  #wake = (): void => undefined;
  readonly #ending = new Promise<void>((resolve) => (this.#wake = resolve));
  readonly #deps: RecorderDeps;

  constructor(deps: RecorderDeps) {
    this.#deps = deps;
  }

  /** Resolves when the run is recorded, or put aside for the next start. Never rejects. */
  async record(run: EndedRun): Promise<void> {
    const tried = await this.#recordAtLast(run);
    if (tried.kind !== 'recorded') this.#putAside(run);
  }

  /**
   * Judges a recorded run finally, whose repetition is not made, and writes its messages. What the disk refuses is left
   * for the next call. False where nothing was written: with `isOnlyIfWaiting` also where no rule waits.
   */
  settle(runId: string, { isOnlyIfWaiting = false } = {}): boolean {
    const { runs, history, judge, teller, deliverer, log } = this.#deps;
    try {
      const account = history.account(runId);
      if (account === null) {
        runs.forgetChain();
        return true;
      }
      const { run, verdicts: stored } = account;
      const otherwise = { verdicts: stored, judged: [], memories: {}, chain: null };
      const { judged, ...judgement } = this.#unlessFault(
        'A run could not be judged finally; its verdicts stay as they are',
        otherwise,
        () => judge.judgeFinally(run, stored),
      );
      if (isOnlyIfWaiting && judged.length === 0) return false;
      const messages = this.#unlessFault('The messages of a run could not be written', [], () =>
        teller.composeLater(run, judged),
      );
      const without = { judgement: { verdicts: stored, memories: {}, chain: null }, messages: [] };
      const isStored = [{ judgement, messages }, { judgement, messages: [] }, without].some((part) =>
        this.#isWritten(() => runs.settle(run.id, part.judgement, part.messages)),
      );
      if (!isStored) {
        runs.forgetChain();
        return true;
      }
      log(`Run ${run.id} is not measured again: ${messages.length} message(s) to send`);
      if (messages.length > 0) deliverer.kick();
      return true;
    } catch (error) {
      log('A run whose repetition is not made could not be told; it is tried again in a moment', error);
      return false;
    }
  }

  /** Records the runs that earlier processes had to put aside. Those that are recorded meanwhile are forgotten. */
  async takeUp(isWanted: (run: EndedRun) => boolean): Promise<void> {
    try {
      for (const run of this.#deps.unrecorded.read().filter(isWanted)) {
        if (this.#isEnding) return;
        const isDone = this.#deps.runs.isRecorded(run) || (await this.#recordAtLast(run)).kind === 'recorded';
        if (isDone) this.#deps.unrecorded.remove([run.id]);
      }
    } catch (error) {
      this.#deps.log(
        'Results that wait to be recorded could not be taken up; the next start tries again',
        error,
      );
    }
  }

  /** Asks a disk that refuses again until it takes the run, the tries are used up, or the application ends. */
  async #recordAtLast(run: EndedRun): Promise<Try> {
    for (let count = 1; ; count += 1) {
      const tried = this.#tryToRecord(run);
      if (tried.kind !== 'refused') return tried;
      if (count === 1) this.#deps.log(`The disk refuses the result of run ${run.id}`, tried.error);
      if (this.#isEnding || count >= this.#deps.maxTries) return tried;
      await Promise.race([this.#deps.pause(TRY_AGAIN_MS), this.#ending]);
    }
  }

  /** The application ends: what the disk refuses from now on is put aside at once. */
  end(): void {
    this.#isEnding = true;
    this.#wake();
  }

  #tryToRecord(run: EndedRun): Try {
    try {
      const judgement = this.#judge(run);
      const messages = this.#compose(run, judgement);
      const isStored = this.#store({ run, judgement, messages });
      return { kind: isStored ? 'recorded' : 'impossible' };
    } catch (error) {
      return { kind: 'refused', error };
    }
  }

  #judge(run: EndedRun): Judgement {
    return this.#unlessFault(
      'A run could not be judged; it is recorded without a verdict',
      notJudged(run),
      () => this.#deps.judge.judge(run),
    );
  }

  #compose(run: EndedRun, { verdicts, chain = null }: Judgement): readonly OutboxDraft[] {
    return this.#unlessFault('The messages of a run could not be written', [], () =>
      this.#deps.teller.compose(run, verdicts, chain?.purpose === 'retry' && chain.lastId === run.id),
    );
  }

  /** Stores a record, or as much of it as the tables take. False where they do not take the run itself. */
  #store(whole: RunRecord): boolean {
    for (const record of reduced(whole)) {
      const { run, judgement, messages } = record;
      if (!this.#isWritten(() => this.#deps.runs.record(run, judgement, messages))) continue;
      this.#deps.log(
        `Run ${run.id} by ${run.trigger}: ${run.outcome}, ${messages.length} message(s) to send`,
      );
      if (messages.length > 0) this.#deps.deliverer.kick();
      return true;
    }
    return false;
  }

  #isWritten(write: () => void): boolean {
    return this.#unlessFault('A part of a record could not be stored', false, () => {
      write();
      return true;
    });
  }

  /** What cannot even be put aside stands in the log, with all that is known. */
  #putAside(run: EndedRun): void {
    try {
      this.#deps.unrecorded.add(run);
      this.#deps.log(`Run ${run.id} was put aside; the next start records it`);
    } catch (error) {
      this.#deps.log(`Run ${run.id} could not be put aside: ${JSON.stringify(run)}`, error);
    }
  }

  #unlessFault<Value>(sentence: string, otherwise: Value, work: () => Value): Value {
    try {
      return work();
    } catch (error) {
      if (this.#deps.isRefusal(error)) throw error;
      this.#deps.log(sentence, error);
      return otherwise;
    }
  }
}

/** A record, and what is tried in its place where the tables do not take it: each time with less. */
function reduced({ run, judgement, messages }: RunRecord): readonly RunRecord[] {
  const { verdicts, chain } = judgement;
  const without = notJudged(run);
  return [
    { run, judgement, messages },
    { run, judgement: { verdicts, memories: {}, ...(chain !== undefined && { chain }) }, messages },
    { run, judgement: without, messages },
    { run, judgement: without, messages: [] },
    { run: withoutFigures(run), judgement: without, messages },
    { run: withoutFigures(run), judgement: without, messages: [] },
  ];
}

/** A run that tried to measure, as a failed one; others have nothing to leave out. */
function withoutFigures(run: EndedRun): EndedRun {
  if (!('figures' in run)) return run;
  const { id, trigger, startedAt, slotAt, provider, finishedAt } = run;
  return {
    id,
    trigger,
    startedAt,
    slotAt,
    provider,
    server: null,
    outcome: 'failed',
    finishedAt,
    reason: 'internal',
    detail: 'the result could not be stored',
    figures: null,
    method: null,
  };
}
