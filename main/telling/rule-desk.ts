import { campaignRule } from '../../shared/campaign/rule-of';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/durations';
import type { RuleState } from '../../shared/rules/rule-answers';
import type { Message } from '../../shared/messages/message';
import type { Rule, RuleCondition } from '../../shared/rules/rules';
import type { EndedRun } from '../../shared/run';
import type { Settings } from '../../shared/settings';
import type { OccasionDetail, Verdict } from '../../shared/rules/verdict';
import { digestAfter, digestBegin } from '../core/judging/digest-due';
import { breach } from '../core/judging/examine';
import { judgeSight, type JudgeContext } from '../core/judging/judge';
import { EMPTY_MEMORY } from '../core/judging/memory';
import type { Clock, OccasionStore, RunStore } from '../core/ports';
import { lastToldByRule } from '../storage/outbox/last-told';
import type { Database } from '../storage/sqlite';
import type { RunJudge } from './judge';
import type { Teller } from './teller';

/** Example values of a preview: duration of an outage, and ratio of a figure to its limit. */
const PICTURED_OUTAGE_MS = 2 * MINUTE_MS;
const PICTURED_EXCESS = 1.5;
/** Example number of waiting messages in the preview of a failing channel. */
const PICTURED_WAITING = 3;

export interface RuleDeskDeps {
  readonly dataFolder: string;
  readonly database: Database;
  readonly runs: Pick<RunStore, 'lastCompleted'>;
  /** The newest run of the last 90 days that matches a condition; null if there is none. */
  readonly newestBreach: (condition: RuleCondition) => EndedRun | null;
  readonly occasions: Pick<OccasionStore, 'memories'>;
  readonly judge: Pick<RunJudge, 'examiner' | 'timeZone'>;
  readonly teller: Pick<Teller, 'wordRun' | 'wordOccasion'>;
  readonly settings: () => Settings;
  readonly clock: Clock;
}

/** Answers questions of the window about rules: their state, and a preview of their messages. */
export class RuleDesk {
  readonly #deps: RuleDeskDeps;

  constructor(deps: RuleDeskDeps) {
    this.#deps = deps;
  }

  /** The state of each rule in the settings. */
  states(): readonly RuleState[] {
    const memories = this.#deps.occasions.memories();
    const told = lastToldByRule(this.#deps.database);
    return this.#deps.settings().rules.map(({ id }) => ({
      id,
      // A rule about channels has a memory for each channel.
      breachedSince: earliest(
        Object.entries(memories)
          .filter(([key]) => key === id || key.startsWith(`${id}/`))
          .map(([, memory]) => memory.breachedSince),
      ),
      lastTold: told.get(id) ?? null,
    }));
  }

  /** Preview of the message of a rule, for the newest matching run; null if there is no run yet. */
  preview(rule: Rule): Message | null {
    const detail = this.#pictured(rule);
    if (detail !== null) {
      const occasion = { id: 'preview', at: this.#deps.clock.now(), detail };
      return this.#deps.teller.wordOccasion(occasion, this.#matched(rule));
    }
    const run = this.#runFor(rule);
    if (run === null) return null;
    const sight = this.#deps.judge.examiner([run], rule.condition)(run);
    const found = this.#matched(rule);
    const limit = sight.kind === 'judged' ? sight.limit : null;
    return this.#deps.teller.wordRun(run, { ...found, value: sight.value, limit });
  }

  /** The newest run that matches the rule, or else the newest completed run. */
  #runFor({ condition }: Rule): EndedRun | null {
    return this.#deps.newestBreach(condition) ?? this.#deps.runs.lastCompleted(1)[0] ?? null;
  }

  /** An example occasion that matches the rule; null for rules about runs. */
  #pictured({ condition }: Rule): OccasionDetail | null {
    const now = this.#deps.clock.now();
    switch (condition.kind) {
      case 'silence':
        return { kind: 'silence', lastRunAt: now - condition.hours * HOUR_MS };
      case 'channel-failing':
        return {
          kind: 'channel-failing',
          channel: 'mail',
          since: now - condition.minutes * MINUTE_MS,
          waiting: PICTURED_WAITING,
          reply: '',
        };
      case 'digest': {
        const zone = this.#deps.judge.timeZone();
        const next = digestAfter(condition, now, zone);
        const to = digestBegin(condition, next, zone);
        return { kind: 'digest', from: digestBegin(condition, to, zone), to };
      }
      case 'outage': {
        const startedAt = now - condition.seconds * SECOND_MS;
        const endedAt = condition.when === 'ended' ? now : null;
        return { kind: 'outage', startedAt, endedAt, place: 'beyond', isEndObserved: true };
      }
      case 'outage-count':
        return {
          kind: 'outage-count',
          outages: condition.outages,
          downMs: condition.outages * PICTURED_OUTAGE_MS,
        };
      case 'line':
        return {
          kind: 'line',
          figure: condition.figure,
          value: condition.value * PICTURED_EXCESS,
          minutes: condition.minutes,
        };
      case 'storage':
        return {
          kind: 'recording',
          state: { kind: 'failing', problem: 'full', since: now, folder: this.#deps.dataFolder },
        };
      case 'campaign':
        return {
          kind: 'campaign',
          event: 'coming',
          country: 'de',
          day: 1,
          days: campaignRule('de').days,
          network: '',
          at: now + HOUR_MS,
        };
      default:
        return null;
    }
  }

  /** The verdict of a rule that notifies for the first time. */
  #matched(rule: Rule): Verdict {
    const now = this.#deps.clock.now();
    const single =
      rule.condition.kind === 'figure' || rule.condition.kind === 'run-ended'
        ? { ...rule.condition, breaches: 1, of: 1, isConfirmed: false }
        : rule.condition;
    const context: Pick<JudgeContext, 'settings' | 'memories' | 'quietUntil'> = {
      settings: this.#deps.settings(),
      memories: { [rule.id]: EMPTY_MEMORY },
      quietUntil: null,
    };
    const { verdict } = judgeSight(
      { ...rule, isEnabled: true, condition: single },
      breach(true),
      { at: now, now },
      context,
    );
    return { ...verdict, rule: { ...verdict.rule, condition: rule.condition } };
  }
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}
