import { MINUTE_MS, SECOND_MS } from '../../../shared/durations';
import type { Rule, RuleCondition } from '../../../shared/rules/rules';
import { lossRatio, type LineEvent, type LineStretch } from '../../../shared/history/outages';
import { isTelling, type OccasionDetail } from '../../../shared/rules/verdict';
import { median } from '../statistics';
import { breach, type Sight } from './examine';
import { judgeSight, type JudgeContext } from './judge';
import type { WatchFinding } from './watched-rules';

/** Observations of the line between the tests. */
export interface LineSight extends Pick<
  JudgeContext,
  'settings' | 'memories' | 'quietUntil' | 'usedChannels'
> {
  readonly now: number;
  /** Outages that began within the last day. */
  readonly outagesOfDay: readonly LineEvent[];
  /** Observations of the last `minutes`, oldest first. */
  readonly lastMinutes: (minutes: number) => readonly LineStretch[];
}

/**
 * The finding of a rule about an outage; null if the rule does not apply, or not yet. Each outage is reported
 * separately.
 */
export function judgeOutage(rule: Rule, event: LineEvent, sight: LineSight): WatchFinding | null {
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

/** Whether a rule is about the last day or minutes of the line. */
export function isAboutLine({ condition }: Rule): boolean {
  return condition.kind === 'outage-count' || condition.kind === 'line';
}

/** The finding of a rule about the last day or minutes of the line; null if the rule is about something else. */
export function judgeLine(rule: Rule, sight: LineSight): WatchFinding | null {
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

/** Null if the line was not observed for enough of the time. */
function seenInMinutes(
  { figure, value: limit, minutes }: Extract<RuleCondition, { kind: 'line' }>,
  { lastMinutes }: LineSight,
): Seen | null {
  const seen = lastMinutes(minutes);
  const observedMs = seen.reduce((sum, one) => sum + one.observedMs, 0);
  // A late check moves some seconds from one minute to the next.
  if (observedMs < minutes * MINUTE_MS * OBSERVED_RATIO) return null;
  const value =
    figure === 'packet-loss' ? getLoss(seen) : median(seen.flatMap(({ far }) => far.medianMs ?? []));
  if (value === null) return null;
  return {
    sight: { kind: 'judged', isBreach: value > limit, value, limit },
    detail: { kind: 'line', figure, value, minutes },
  };
}

/** Minimum ratio of a range that must have been observed. */
const OBSERVED_RATIO = 0.8;

function getLoss(stretches: readonly LineStretch[]): number | null {
  const sent = stretches.reduce((sum, { far }) => sum + far.sent, 0);
  const failed = stretches.reduce((sum, { far }) => sum + far.failed, 0);
  return lossRatio({ sent, failed });
}
