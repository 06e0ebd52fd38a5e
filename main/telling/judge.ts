import type { ChannelKind } from '../../shared/channels';
import type { RuleCondition } from '../../shared/rules/rules';
import type { EndedRun } from '../../shared/run';
import type { Settings } from '../../shared/settings';
import { NO_REFERENCE, type Reference } from '../core/judging/comparability';
import { examine, type Sight } from '../core/judging/examine';
import { judgeRun, type JudgeContext, type Judgement } from '../core/judging/judge';
import { quietUntil } from '../core/judging/quiet-hours';
import type { PastContext } from '../core/judging/past-runs';
import type { SameHours } from '../core/judging/usual';
import type { Clock, OccasionStore } from '../core/ports';
import { LineKnowledge, getSpan, type LineKnowledgeDeps } from './line-knowledge';

export interface RunJudgeDeps extends LineKnowledgeDeps {
  readonly occasions: Pick<OccasionStore, 'memories'>;
  /** Channels that have delivered once. */
  readonly usedChannels: () => readonly ChannelKind[];
  /** Bytes that the recorded runs of this month have moved in the network of a run. */
  readonly bytesThisMonth: (run: EndedRun) => number;
  /** Channels that are switched on and have no fresh proof that their messages arrive. */
  readonly channelsToProve: () => readonly ChannelKind[];
  readonly clock: Clock;
  /** Whether an error is the disk's: then the judgement is made again later, as a whole. */
  readonly isRefusal: (error: unknown) => boolean;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Judges with what the application knows at that moment. Only an error of the disk is thrown; what else fails costs
 * one verdict or one circumstance, and is logged.
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
    const deps = this.#deps;
    const settings = deps.settings();
    const now = deps.clock.now();
    let sameHours: SameHours | null = null;
    return judgeRun(run, {
      ...this.clockContext(now),
      plan: settings.plan,
      reference: this.#reference(run),
      now,
      // Read by the rules that ask for it, so that it fails for them alone.
      dataUse: () => this.#dataUse(run, settings),
      channelsToProve: deps.channelsToProve,
      // Most runs need no look back: their rules hold them against set limits.
      usual: (figure) => (sameHours ??= this.#line.sameHours(run)).usual(run, figure),
      onFault: ({ id }, error) => {
        if (deps.isRefusal(error)) throw error;
        deps.log(`The rule ${id} could not be judged; its channels are told all the same`, error);
      },
    });
  }

  /**
   * Says what a condition sees in each of some past runs, which are looked up together. What is usual then is found where
   * it is asked for; data limits are not.
   */
  examiner(runs: readonly EndedRun[], condition: RuleCondition): (run: EndedRun) => Sight {
    const { plan } = this.#deps.settings();
    const span = getSpan(runs);
    if (span === null || condition.kind !== 'figure') {
      const nothing = { plan, reference: NO_REFERENCE, usual: () => null, dataUse: () => null };
      return (run) => examine(run, condition, nothing);
    }
    const references = this.#line.referencesWithin(span);
    let sameHours: SameHours | null = null;
    return (run) =>
      examine(run, condition, {
        plan,
        reference: references.at(run.startedAt),
        usual: (figure) => (sameHours ??= this.#line.sameHoursWithin(span)).usual(run, figure),
        dataUse: () => null,
      });
  }

  timeZone(): string {
    return this.#deps.timeZone();
  }

  /** What judging needs that does not depend on a run. */
  clockContext(now: number): Pick<JudgeContext, 'settings' | 'memories' | 'quietUntil' | 'usedChannels'> {
    const deps = this.#deps;
    const settings = deps.settings();
    return {
      settings,
      memories: this.#unlessFault('What rules remember could not be read', {}, () => this.#memories()),
      quietUntil: this.#unlessFault('The quiet hours could not be worked out', null, () =>
        this.quietUntil(now),
      ),
      usedChannels: this.#unlessFault('Which channels are in use could not be read', [], deps.usedChannels),
    };
  }

  /** End of the quiet hours that hold at a moment; null outside of them. */
  quietUntil(now: number): number | null {
    return quietUntil(now, this.#deps.settings().quietHours, this.#deps.timeZone());
  }

  /** What past runs are judged with now. */
  pastContext(): PastContext {
    const { plan, rules, channels, measuring } = this.#deps.settings();
    return {
      settings: { plan, rules, channels, measuring },
      timeZone: this.#deps.timeZone(),
      ceiling: this.#deps.ceiling(),
    };
  }

  #memories(): JudgeContext['memories'] {
    const memories = this.#deps.occasions.memories();
    for (const [id, { wasUnreadable }] of Object.entries(memories)) {
      if (wasUnreadable !== true || this.#namedUnreadable.has(id)) continue;
      this.#namedUnreadable.add(id);
      this.#deps.log(`What the rule ${id} remembered is unreadable and starts afresh`);
    }
    return memories;
  }

  /** What a part of the circumstances gives, or what is taken where it fails by a fault of the program. */
  #unlessFault<Value>(sentence: string, otherwise: Value, read: () => Value): Value {
    try {
      return read();
    } catch (error) {
      if (this.#deps.isRefusal(error)) throw error;
      this.#deps.log(sentence, error);
      return otherwise;
    }
  }

  /** What a run is compared with; with everything where that cannot be read. */
  #reference(run: EndedRun): Reference {
    return this.#unlessFault('What the line is could not be read; runs are compared all', NO_REFERENCE, () =>
      this.#line.reference(run),
    );
  }

  #dataUse(run: EndedRun, { measuring }: Settings): ReturnType<JudgeContext['dataUse']> {
    const limitBytes = measuring.monthlyLimitBytes;
    return limitBytes === null ? null : { usedBytes: this.#deps.bytesThisMonth(run), limitBytes };
  }
}
