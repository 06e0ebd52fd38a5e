import { MINUTE_MS, SECOND_MS } from '../../../shared/durations';
import { DEFAULT_RULES, type Rule, type RuleCondition } from '../../../shared/rules';
import type { LineEvent, LineStretch } from '../../../shared/outages';
import { isTelling, type OccasionDetail, type Verdict } from '../../../shared/verdict';
import { median } from '../statistics';
import { breach, type Sight } from './examine';
import { judgeSight, type JudgeContext } from './judge';
import type { RuleMemory } from './memory';

/** What can be seen of the line between the tests. */
export interface LineSight extends Pick<
  JudgeContext,
  'settings' | 'memories' | 'quietUntil' | 'usedChannels'
> {
  readonly now: number;
  /** Outages that have begun in the last day. */
  readonly outagesOfDay: readonly LineEvent[];
  /** The minutes of the last so many minutes, oldest first. */
  readonly lastMinutes: (minutes: number) => readonly LineStretch[];
}

/** What one rule finds. `detail` is null where nothing is worth an occasion. */
export interface LineFinding {
  readonly memories: Readonly<Record<string, RuleMemory>>;
  readonly verdict: Verdict;
  readonly detail: OccasionDetail | null;
}

const DEFAULT_OUTAGE_RULES = DEFAULT_RULES.filter(isAboutOutages);

/**
 * The rules that tell of single outages. A list that does not know of such rules, as those of earlier versions, has the
 * usual one; who wants none switches it off.
 */
export function outageRules({ rules }: JudgeContext['settings']): readonly Rule[] {
  const own = rules.filter(isAboutOutages);
  return own.length > 0 || rules.length === 0 ? own : DEFAULT_OUTAGE_RULES;
}

function isAboutOutages({ condition }: Rule): boolean {
  return condition.kind === 'outage';
}

/** What a rule makes of an outage; null where it does not speak of it, or not yet. Each outage is told for itself. */
export function judgeOutage(rule: Rule, event: LineEvent, sight: LineSight): LineFinding | null {
  const { condition } = rule;
  if (condition.kind !== 'outage' || event.kind !== 'outage') return null;
  const isOver = event.endedAt !== null;
  if (isOver !== (condition.when === 'ended')) return null;
  const lengthMs = (event.endedAt ?? sight.now) - event.startedAt;
  if (lengthMs < condition.seconds * SECOND_MS) return null;
  const moment = { at: event.startedAt, now: sight.now };
  const { verdict } = judgeSight(rule, breach(true), moment, { ...sight, memories: {} });
  const { startedAt, endedAt, place, isEndObserved } = event;
  const detail = { kind: 'outage', startedAt, endedAt, place, isEndObserved } as const;
  return { memories: {}, verdict, detail: isTelling(verdict) ? detail : null };
}

/** What a rule makes of the last day or minutes of the line; null where it does not speak of them. */
export function judgeLine(rule: Rule, sight: LineSight): LineFinding | null {
  const found = seenBy(rule.condition, sight);
  if (found === null) return null;
  const { verdict, memory } = judgeSight(rule, found.sight, { at: sight.now, now: sight.now }, sight);
  return {
    memories: { [rule.id]: memory },
    verdict,
    detail: isTelling(verdict) ? found.detail : null,
  };
}

interface Seen {
  readonly sight: Sight;
  readonly detail: OccasionDetail;
}

function seenBy(condition: RuleCondition, sight: LineSight): Seen | null {
  if (condition.kind === 'outage-count') return seenInDay(condition.outages, sight);
  return condition.kind === 'line' ? seenInMinutes(condition, sight) : null;
}

function seenInDay(limit: number, { outagesOfDay, now }: LineSight): Seen {
  const outages = outagesOfDay.filter(({ kind }) => kind === 'outage');
  const downMs = outages
    .map(({ startedAt, endedAt }) => (endedAt ?? now) - startedAt)
    .reduce((sum, ms) => sum + ms, 0);
  return {
    sight: { kind: 'judged', isBreach: outages.length >= limit, value: outages.length, limit },
    detail: { kind: 'outage-count', outages: outages.length, downMs },
  };
}

/** Null where the line was not watched all the time: nothing is said of minutes that nobody saw. */
function seenInMinutes(
  { figure, value: limit, minutes }: Extract<RuleCondition, { kind: 'line' }>,
  { lastMinutes }: LineSight,
): Seen | null {
  const seen = lastMinutes(minutes);
  const observedMs = seen.reduce((sum, one) => sum + one.observedMs, 0);
  // A look that comes late moves some seconds from one minute to the next.
  if (observedMs < minutes * MINUTE_MS * OBSERVED_RATIO) return null;
  const value =
    figure === 'packet-loss' ? getLoss(seen) : median(seen.flatMap(({ far }) => far.medianMs ?? []));
  if (value === null) return null;
  return {
    sight: { kind: 'judged', isBreach: value > limit, value, limit },
    detail: { kind: 'line', figure, value, minutes },
  };
}

/** So much of a stretch of minutes must have been watched. */
const OBSERVED_RATIO = 0.8;

function getLoss(stretches: readonly LineStretch[]): number | null {
  const sent = stretches.reduce((sum, { far }) => sum + far.sent, 0);
  const failed = stretches.reduce((sum, { far }) => sum + far.failed, 0);
  return sent === 0 ? null : failed / sent;
}
