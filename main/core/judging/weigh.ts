import { HOUR_MS } from '../../../shared/durations';
import type { ConditionKind, Rule } from '../../../shared/rules/rules';
import type { Verdict } from '../../../shared/rules/verdict';
import type { Sight } from './examine';
import type { RuleMemory } from './memory';
import { getAskedAt, getHeardAt } from './told';

/** The result of a rule for one observation and its memory. The channels are chosen afterwards. */
export interface Weighing {
  readonly finding: Pick<Verdict, 'reason' | 'count' | 'since' | 'toldBeforeAt' | 'isConfirmed'>;
  readonly memory: RuleMemory;
}

/** Time and kind of an observation. */
export interface Moment {
  /** Start of the run, or time of the clock check. */
  readonly at: number;
  readonly now: number;
  /** The observed run; absent for a clock check. */
  readonly runId?: string;
  /** What is known of its repetition; absent where nothing is repeated. */
  readonly repetition?: Repetition;
}

/** Whether an observed run is measured again. */
export interface Repetition {
  /** The run failed and is tried again: what it breaches is told only if the tries fail, too. */
  readonly isTriedAgain: boolean;
  /** A test is to come that settles what was breached before. */
  readonly isPending: boolean;
  /** A breach is confirmed before it is told, also if the rule does not ask for it. */
  readonly isConfirmedByDefault: boolean;
  /** Whether a test can follow that confirms a breach; where none can, it is told at once. */
  readonly canBeConfirmed: boolean;
}

const NOT_REPEATED: Repetition = {
  isTriedAgain: false,
  isPending: false,
  isConfirmedByDefault: false,
  canBeConfirmed: true,
};

/**
 * Evaluates one observation of a rule: counts breaches, waits for a confirmation, suppresses repeats, and detects the
 * recovery. The caller records the report, since only it knows whether a channel was notified.
 */
export function weigh(rule: Rule, sight: Sight, memory: RuleMemory, moment: Moment): Weighing {
  const repetition = moment.repetition ?? NOT_REPEATED;
  if (sight.kind === 'unjudged') return unjudged(rule, sight.reason, memory, moment);
  if (repetition.isTriedAgain && sight.isBreach && isOfRuns(rule)) return triedAgain(rule, memory, moment);
  const needed = getNeed(rule);
  const seen = withoutSame(memory, moment);
  const { breaches, ...counts } = countRun(seen, { at: moment.at, isBreach: sight.isBreach }, needed.of);
  const counted = { ...memory, ...counts };
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
    if (!sight.isBreach) return as('not-confirmed', { awaitingSince: null });
    if (!isBad) return as('counted', { awaitingSince: null });
    const isAnother = memory.awaitingSince !== moment.at && rule.condition.kind === 'figure';
    return as('matched', { breachedSince: awaitedSince(memory), awaitingSince: null }, isAnother);
  }
  if (!sight.isBreach) return as('not-matched');
  if (!isBad) return as('counted');
  const since = firstBreachAt(counted) ?? moment.at;
  if (wantsConfirmation(rule, repetition)) {
    return as('awaits-confirmation', { awaitingSince: moment.at });
  }
  return isMomentary(rule) ? as('matched') : as('matched', { breachedSince: since });
}

/** The chain of a failed run and its tries counts as one run: the last of them is counted. */
function triedAgain(rule: Rule, memory: RuleMemory, { at }: Moment): Weighing {
  const awaitingSince = isMomentary(rule) ? null : (memory.awaitingSince ?? at);
  return {
    finding: {
      reason: 'awaits-confirmation',
      count: null,
      since: memory.breachedSince,
      toldBeforeAt: getHeardAt(memory),
      isConfirmed: false,
    },
    memory: { ...memory, awaitingSince },
  };
}

/** A run that is judged again, since its repetition could not be made, is counted once. */
function withoutSame(
  { recent, recentAt, awaitingSince }: RuleMemory,
  { at }: Moment,
): Pick<RuleMemory, 'recent' | 'recentAt'> {
  const isSame = awaitingSince === at && recentAt.at(-1) === at;
  return isSame ? { recent: recent.slice(0, -1), recentAt: recentAt.slice(0, -1) } : { recent, recentAt };
}

/** A run as a rule has counted it. */
export interface CountedRun {
  readonly at: number;
  readonly isBreach: boolean;
}

/** The newest runs of a rule with one more, at most `most` of them, and how many of them are breaches. */
export function countRun(
  before: Pick<RuleMemory, 'recent' | 'recentAt'>,
  { at, isBreach }: CountedRun,
  most: number,
): Pick<RuleMemory, 'recent' | 'recentAt'> & { readonly breaches: number } {
  const recent = [...before.recent, isBreach].slice(-most);
  const recentAt = [...before.recentAt, at].slice(-recent.length);
  return { recent, recentAt, breaches: recent.filter(Boolean).length };
}

/** Time of the first counted breach, which is the start of the state; null if it was not stored. */
export function firstBreachAt({ recent, recentAt }: Pick<RuleMemory, 'recent' | 'recentAt'>): number | null {
  const unknown = recent.length - recentAt.length;
  const index = recent.findIndex((isBreach, place) => isBreach && place >= unknown);
  return recentAt[index - unknown] ?? null;
}

/** Start of a state that waited for a confirmation. */
function awaitedSince(memory: RuleMemory): number | null {
  return firstBreachAt(memory) ?? memory.awaitingSince;
}

const MOMENTARY: readonly ConditionKind[] = ['every-result', 'canary', 'digest', 'outage', 'campaign'];
/** Conditions that are checked repeatedly by the clock. */
const OF_CLOCK: readonly ConditionKind[] = ['silence', 'channel-failing', 'outage-count', 'line'];

/** Whether a rule is about single runs or outages, which have no recovery. */
export function isMomentary({ condition }: Pick<Rule, 'condition'>): boolean {
  return MOMENTARY.includes(condition.kind);
}

/** Reset at the end of a state, so that the next one does not start with its breaches. */
const OVER = {
  awaitingSince: null,
  breachedSince: null,
  recentAt: [],
  toldAt: null,
  heardAt: null,
  tellings: [],
} as const;
/** Repeat interval for a state that is checked by the clock, while its messages are lost. */
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
    // The end of a breach that was never reported is not reported either.
    const isWorthTelling = rule.tellsRecovery && memory.toldAt !== null;
    return as(isWorthTelling ? 'recovered' : 'not-matched', OVER);
  }
  const isDue = isDueAgain(rule, isBreach, memory, now);
  return as(isDue ? 'matched' : 'still', { awaitingSince: null });
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
  // A time in the future comes from a wrong clock and must not stop reminders until then.
  if (repeat.kind === 'every-hours') return Math.abs(now - toldAt) >= repeat.hours * HOUR_MS;
  return repeat.kind === 'every-time';
}

/**
 * A run that could not be judged ends the wait for a confirmation, if no other one is to come: the breach is reported
 * rather than lost. A state that stood before is not reported again.
 */
function unjudged(
  rule: Rule,
  reason: Verdict['reason'],
  memory: RuleMemory,
  { at, repetition = NOT_REPEATED }: Moment,
): Weighing {
  const finding = {
    count: null,
    since: memory.breachedSince,
    toldBeforeAt: getHeardAt(memory),
    isConfirmed: false,
  };
  // The run itself that waits ends no wait; a clock that was set back may have dated it ahead.
  const isOver = memory.awaitingSince !== null && at !== memory.awaitingSince && !repetition.isPending;
  if (!isOver || !isOfRuns(rule)) {
    return { finding: { ...finding, reason }, memory };
  }
  if (memory.breachedSince !== null) {
    return { finding: { ...finding, reason }, memory: { ...memory, awaitingSince: null } };
  }
  return {
    finding: { ...finding, reason: 'matched', since: awaitedSince(memory) },
    memory: { ...memory, breachedSince: awaitedSince(memory), awaitingSince: null },
  };
}

/** A rule that asks for several tests has them to be sure by. */
function wantsConfirmation(
  { condition }: Rule,
  { isConfirmedByDefault, canBeConfirmed }: Repetition,
): boolean {
  if (condition.kind !== 'figure' || !canBeConfirmed) return false;
  return condition.isConfirmed || (isConfirmedByDefault && condition.breaches === 1 && condition.of === 1);
}

/** Conditions on a single run, among them what it found of the line; those that a try of a failed run may take back. */
function isOfRuns({ condition: { kind } }: Rule): boolean {
  return kind === 'every-result' || kind === 'run-ended' || kind === 'figure' || kind === 'canary';
}

/** How many breaches of how many runs make a state. */
export function getNeed({ condition }: Pick<Rule, 'condition'>): {
  readonly breaches: number;
  readonly of: number;
} {
  return condition.kind === 'figure' || condition.kind === 'run-ended' ? condition : { breaches: 1, of: 1 };
}
