import { HOUR_MS } from '../../../shared/durations';
import type { ConditionKind, Rule } from '../../../shared/rules/rules';
import type { Verdict } from '../../../shared/rules/verdict';
import type { Sight } from './examine';
import type { RuleMemory } from './memory';
import { getAskedAt, getHeardAt } from './told';

/** What a rule makes of what it sees and of what it remembers; who is told is decided after it. */
export interface Weighing {
  readonly finding: Pick<Verdict, 'reason' | 'count' | 'since' | 'toldBeforeAt' | 'isConfirmed'>;
  readonly memory: RuleMemory;
}

/** When and how the state was seen. */
export interface Moment {
  /** When the run began or the clock looked. */
  readonly at: number;
  readonly now: number;
  /** The run that was seen; left out where the clock looked. */
  readonly runId?: string;
}

/**
 * Weighs one sight of a rule: counts breaches, waits for a confirmation, keeps quiet about what was told, and notices
 * the recovery. That it tells is noted by the caller, who alone knows whether any channel was told.
 */
export function weigh(rule: Rule, sight: Sight, memory: RuleMemory, moment: Moment): Weighing {
  if (sight.kind === 'unjudged') return unjudged(rule, sight.reason, memory, moment);
  const needed = getNeed(rule);
  const recent = [...memory.recent, sight.isBreach].slice(-needed.of);
  const recentAt = [...memory.recentAt, moment.at].slice(-recent.length);
  const breaches = recent.filter(Boolean).length;
  const counted = { ...memory, recent, recentAt };
  const count = needed.of === 1 ? null : { breaches, needed: needed.breaches, of: needed.of };
  const isBad = breaches >= needed.breaches;
  const as = (reason: Verdict['reason'], next: Partial<RuleMemory> = {}, isConfirmed = false): Weighing => ({
    finding: {
      reason,
      count,
      since: next.breachedSince ?? memory.breachedSince,
      toldBeforeAt: getHeardAt(memory),
      isConfirmed,
    },
    memory: { ...counted, ...next },
  });
  if (memory.breachedSince !== null) return weighLasting(rule, sight.isBreach, isBad, memory, moment, as);
  if (memory.awaitingSince !== null) {
    return sight.isBreach
      ? as('matched', { breachedSince: awaitedSince(memory), awaitingSince: null }, true)
      : as('not-confirmed', { awaitingSince: null });
  }
  if (!sight.isBreach) return as('not-matched');
  if (!isBad) return as('counted');
  const since = firstBreachAt(counted) ?? moment.at;
  if (wantsConfirmation(rule)) return as('awaits-confirmation', { awaitingSince: moment.at });
  return isMomentary(rule) ? as('matched') : as('matched', { breachedSince: since });
}

/** When the first of the counted breaches was: the state began with it. Null where that was not kept. */
function firstBreachAt({ recent, recentAt }: Pick<RuleMemory, 'recent' | 'recentAt'>): number | null {
  const unknown = recent.length - recentAt.length;
  const index = recent.findIndex((isBreach, place) => isBreach && place >= unknown);
  return recentAt[index - unknown] ?? null;
}

/** When the state began that waited for a confirmation. */
function awaitedSince(memory: RuleMemory): number | null {
  return firstBreachAt(memory) ?? memory.awaitingSince;
}

const MOMENTARY: readonly ConditionKind[] = ['every-result', 'canary', 'digest', 'outage'];
/** The clock looks at these again and again. */
const OF_CLOCK: readonly ConditionKind[] = ['silence', 'channel-failing', 'outage-count', 'line'];

/** Whether a rule speaks of single runs or outages, so that there is nothing to recover from. */
export function isMomentary({ condition }: Pick<Rule, 'condition'>): boolean {
  return MOMENTARY.includes(condition.kind);
}

/** What is forgotten of a state that is over: the next one does not begin with a breach of this one. */
const OVER = { breachedSince: null, recentAt: [], toldAt: null, heardAt: null, tellings: [] } as const;
/** The clock finds a state again at every look: while its messages are lost, it is told so often. */
const TOLD_AGAIN_AFTER_MS = HOUR_MS;

type As = (reason: Verdict['reason'], next?: Partial<RuleMemory>) => Weighing;

function weighLasting(
  rule: Rule,
  isBreach: boolean,
  isBad: boolean,
  memory: RuleMemory,
  { now }: Moment,
  as: As,
): Weighing {
  if (!isBad && !isBreach) {
    // Whoever was never told of the breach need not hear of its end.
    const isWorthTelling = rule.tellsRecovery && memory.toldAt !== null;
    return as(isWorthTelling ? 'recovered' : 'not-matched', OVER);
  }
  return isDueAgain(rule, isBreach, memory, now) ? as('matched') : as('still');
}

function isDueAgain(
  { repeat, condition }: Rule,
  isBreach: boolean,
  memory: RuleMemory,
  now: number,
): boolean {
  const { toldAt } = memory;
  if (toldAt === null) {
    const askedAt = getAskedAt(memory);
    return (
      !OF_CLOCK.includes(condition.kind) || askedAt === null || Math.abs(now - askedAt) >= TOLD_AGAIN_AFTER_MS
    );
  }
  if (!isBreach) return false;
  // A time ahead of now is of a wrong clock, which must not keep reminders away until it is reached.
  if (repeat.kind === 'every-hours') return Math.abs(now - toldAt) >= repeat.hours * HOUR_MS;
  return repeat.kind === 'every-time';
}

/** A run that could not be judged settles what waits for a confirmation: a breach is told rather than lost. */
function unjudged(rule: Rule, reason: Verdict['reason'], memory: RuleMemory, { at }: Moment): Weighing {
  const finding = {
    count: null,
    since: memory.breachedSince,
    toldBeforeAt: getHeardAt(memory),
    isConfirmed: false,
  };
  if (memory.awaitingSince === null || at <= memory.awaitingSince || !wantsConfirmation(rule)) {
    return { finding: { ...finding, reason }, memory };
  }
  return {
    finding: { ...finding, reason: 'matched', since: awaitedSince(memory) },
    memory: { ...memory, breachedSince: awaitedSince(memory), awaitingSince: null },
  };
}

function wantsConfirmation({ condition }: Rule): boolean {
  return condition.kind === 'figure' && condition.isConfirmed;
}

function getNeed({ condition }: Rule): { readonly breaches: number; readonly of: number } {
  return condition.kind === 'figure' || condition.kind === 'run-ended' ? condition : { breaches: 1, of: 1 };
}
