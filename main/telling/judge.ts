import type { ChannelKind } from '../../shared/channels';
import type { RuleCondition } from '../../shared/rules/rules';
import type { EndedRun } from '../../shared/run';
import type { Verdict } from '../../shared/rules/verdict';
import { planIn } from '../../shared/plan';
import type { Settings } from '../../shared/settings';
import { NO_REFERENCE, type Reference } from '../core/judging/comparability';
import { examine, type Sight } from '../core/judging/examine';
import type { JudgeContext, Judgement } from '../core/judging/judge';
import { judgeFinally, judgeRun } from '../core/judging/judge-run';
import { quietUntil } from '../core/judging/quiet-hours';
import { measuredAt } from '../core/judging/reference';
import type { PastContext } from '../core/judging/past-runs';
import type { SameHours } from '../core/judging/usual';
import type { Clock, OccasionStore } from '../core/ports';
import { COMING_UP_MS, type TryChain } from '../core/tries/chain';
import { LineKnowledge, getSpan, type LineKnowledgeDeps } from './line-knowledge';

export interface RunJudgeDeps extends LineKnowledgeDeps {
  readonly occasions: Pick<OccasionStore, 'memories'>;
  /** What is measured again. */
  readonly tries: { read(): TryChain | null };
  /** Channels that have delivered at least once. */
  readonly usedChannels: () => readonly ChannelKind[];
  /** Bytes that this month’s recorded runs transferred in the network of `run`. */
  readonly bytesThisMonth: (run: EndedRun) => number;
  /** Channels that are switched on without a recent proof of delivery. */
  readonly channelsToProve: () => readonly ChannelKind[];
  readonly clock: Clock;
  /** Since the start of the application or the last wake of the computer, in ms; left out where nothing is measured. */
  readonly msSinceUp?: () => number;
  /** Whether an error comes from the disk. If so, the whole judgement is repeated later. */
  readonly isRefusal: (error: unknown) => boolean;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Judges runs with the current settings and records. Throws only errors of the disk; any other failure costs one
 * verdict or one input, and is logged.
 */
export class RunJudge {
  readonly #deps: RunJudgeDeps;

  readonly #namedUnreadable = new Set<string>();
  readonly #line: LineKnowledge;

  constructor(deps: RunJudgeDeps) {
    this.#deps = deps;

    this.#line = new LineKnowledge(deps);
  }

  /** The verdicts of all rules on a run that is about to be recorded. */
  judge(run: EndedRun): Judgement {
    return judgeRun(run, this.#context(run));
  }

  /** The verdicts of a recorded run whose repetition is not made; `judged` are those that waited for it. */
  judgeFinally(
    run: EndedRun,
    stored: readonly Verdict[],
  ): Judgement & { readonly judged: readonly Verdict[] } {
    return judgeFinally(run, stored, this.#context(run));
  }

  #context(run: EndedRun): JudgeContext {
    const deps = this.#deps;
    const settings = deps.settings();
    const now = deps.clock.now();
    let sameHours: SameHours | null = null;
    const reference = this.#reference(run);
    return {
      ...this.clockContext(now),
      plan: planIn(reference, settings),
      reference,
      now,
      // Read only by rules that use it, so that an error affects them alone.
      dataUse: () => this.#dataUse(run, settings),
      channelsToProve: deps.channelsToProve,
      // Read on demand: most rules compare a run with fixed limits only.
      usual: (figure) => (sameHours ??= this.#line.sameHours(run)).usual(run, figure),
      onFault: ({ id }, error) => {
        if (deps.isRefusal(error)) throw error;
        deps.log(`The rule ${id} could not be judged; its channels are notified anyway`, error);
      },
      tries: {
        chain: this.#unlessFault('What is measured again could not be read', null, () => deps.tries.read()),
        retries: settings.retries,
        isComingUp: (deps.msSinceUp?.() ?? COMING_UP_MS) < COMING_UP_MS,
      },
    };
  }

  /**
   * Returns a function that applies a condition to any of these past runs, whose references are read at once. Usual
   * values are read on demand; data limits are not applied.
   */
  examiner(runs: readonly EndedRun[], condition: RuleCondition): (run: EndedRun) => Sight {
    const settings = this.#deps.settings();
    const span = getSpan(runs);
    if (span === null || condition.kind !== 'figure') {
      const nothing = {
        plan: settings.plan,
        reference: NO_REFERENCE,
        usual: () => null,
        dataUse: () => null,
      };
      return (run) => examine(run, condition, nothing);
    }
    const references = this.#line.referencesWithin(span);
    let sameHours: SameHours | null = null;
    return (run) => {
      const reference = references.of(measuredAt(run));
      return examine(run, condition, {
        plan: planIn(reference, settings),
        reference,
        usual: (figure) => (sameHours ??= this.#line.sameHoursWithin(span)).usual(run, figure),
        dataUse: () => null,
      });
    };
  }

  timeZone(): string {
    return this.#deps.timeZone();
  }

  /** The inputs of a judgement that do not depend on a run. */
  clockContext(now: number): Pick<JudgeContext, 'settings' | 'memories' | 'quietUntil' | 'usedChannels'> {
    const deps = this.#deps;
    const settings = deps.settings();
    return {
      settings,
      memories: this.#unlessFault('The memory of the rules could not be read', {}, () => this.#memories()),
      quietUntil: this.#unlessFault('The quiet hours could not be computed', null, () =>
        this.quietUntil(now),
      ),
      usedChannels: this.#unlessFault('The channels in use could not be read', [], deps.usedChannels),
    };
  }

  /** End of the quiet hours in effect at `now`; null outside of them. */
  quietUntil(now: number): number | null {
    return quietUntil(now, this.#deps.settings().quietHours, this.#deps.timeZone());
  }

  /** The inputs for judging past runs with the current settings. */
  pastContext(): PastContext {
    const { plan, networks, rules, channels, measuring } = this.#deps.settings();
    return {
      settings: { plan, networks, rules, channels, measuring },
      timeZone: this.#deps.timeZone(),
      ceiling: this.#deps.ceiling(),
    };
  }

  #memories(): JudgeContext['memories'] {
    const memories = this.#deps.occasions.memories();
    for (const [id, { wasUnreadable }] of Object.entries(memories)) {
      if (wasUnreadable !== true || this.#namedUnreadable.has(id)) continue;
      this.#namedUnreadable.add(id);
      this.#deps.log(`The memory of the rule ${id} is unreadable and is reset`);
    }
    return memories;
  }

  /** Returns the result of `read`, or `otherwise` if it throws anything but an error of the disk. */
  #unlessFault<Value>(sentence: string, otherwise: Value, read: () => Value): Value {
    try {
      return read();
    } catch (error) {
      if (this.#deps.isRefusal(error)) throw error;
      this.#deps.log(sentence, error);
      return otherwise;
    }
  }

  /** The comparable past of a run; all runs if it cannot be read. */
  #reference(run: EndedRun): Reference {
    return this.#unlessFault(
      'The reference of a run could not be read; it is compared with all runs',
      NO_REFERENCE,
      () => this.#line.reference(run),
    );
  }

  #dataUse(run: EndedRun, { measuring }: Settings): ReturnType<JudgeContext['dataUse']> {
    const limitBytes = measuring.monthlyLimitBytes;
    return limitBytes === null ? null : { usedBytes: this.#deps.bytesThisMonth(run), limitBytes };
  }
}
