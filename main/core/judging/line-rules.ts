import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../shared/durations';
import type { Rule, RuleCondition } from '../../../shared/rules/rules';
import { lossRatio, type LineEvent, type LineStretch } from '../../../shared/history/outages';
import { isTelling, type OccasionDetail } from '../../../shared/rules/verdict';
import { median } from '../statistics';
import { breach, type Sight } from './examine';
import { judgeSight, type JudgeContext } from './judge';
import { EMPTY_MEMORY } from './memory';
import type { WatchFinding } from './watched-rules';

/** Where the system never tells which network it is, a state must be told all the same. */
const LATELY_MS = DAY_MS;

/** Observations of the line between the tests. */
export interface LineSight extends Pick<
  JudgeContext,
  'settings' | 'memories' | 'quietUntil' | 'usedChannels'
> {
  readonly now: number;
  /** Outages that began within the last day. */
  readonly outagesOfDay: readonly LineEvent[];
  /** The network that was watched last; null where it is not known. */
  readonly network: string | null;
  /** Observations of the last `minutes` in that network, oldest first. */
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
  if (!isChosen(rule, event.network ?? null)) return null;
  const moment = { at: event.startedAt, now: sight.now };
  const { verdict } = judgeSight(rule, breach(true), moment, { ...sight, memories: {} });
  const { startedAt, endedAt, place, isEndObserved, hasMoved, network, route } = event;
  const detail = {
    kind: 'outage',
    startedAt,
    endedAt,
    place,
    isEndObserved,
    ...(hasMoved === true && { hasMoved }),
    ...(network !== undefined && { network }),
    ...(route !== undefined && { route }),
  } as const;
  return { memories: {}, verdict, detail: isTelling(verdict) ? detail : null };
}

/** Whether a rule is about the last day or minutes of the line. */
export function isAboutLine({ condition }: Rule): boolean {
  return condition.kind === 'outage-count' || condition.kind === 'line';
}

/** The finding of a rule about the last day or minutes of the line; null if the rule is about something else. */
export function judgeLine(rule: Rule, sight: LineSight): WatchFinding | null {
  const found = seenBy(rule, sight);
  if (found === null || isToldInKnown(rule, sight)) return null;
  const memoryId = getMemoryId(rule, sight);
  const own = sight.memories[memoryId] ?? EMPTY_MEMORY;
  const nowhere = memoryId === rule.id ? EMPTY_MEMORY : (sight.memories[rule.id] ?? EMPTY_MEMORY);
  // A state that was told before its network was known goes on as that of the network, and ends with it.
  const isTakenOver = nowhere.breachedSince !== null;
  const memories = { [rule.id]: isTakenOver && own.breachedSince === null ? nowhere : own };
  const moment = { at: sight.now, now: sight.now };
  const { verdict, memory } = judgeSight(rule, found.sight, moment, { ...sight, memories });
  return {
    memories: { ...(isTakenOver && { [rule.id]: EMPTY_MEMORY }), [memoryId]: memory },
    verdict,
    detail: isTelling(verdict) ? found.detail : null,
  };
}

interface Seen {
  readonly sight: Sight;
  readonly detail: OccasionDetail;
}

function seenBy(rule: Rule, sight: LineSight): Seen | null {
  const { condition } = rule;
  if (condition.kind === 'outage-count') return seenInDay(rule, condition.outages, sight);
  return condition.kind === 'line' && isChosen(rule, sight.network) ? seenInMinutes(condition, sight) : null;
}

/** Whether a rule speaks of a network; one that is not known is in no choice. */
function isChosen({ networks }: Rule, network: string | null): boolean {
  return networks === undefined || (network !== null && networks.includes(network));
}

/**
 * Whether the state was told of a known network lately, while it is not known which one this is: it may be the same, in which
 * nothing new is to be told. What is seen once the network is known says how the state goes on.
 */
function isToldInKnown({ id, condition }: Rule, { network, memories, now }: LineSight): boolean {
  if (condition.kind !== 'line' || network !== null) return false;
  return Object.entries(memories).some(
    ([name, memory]) =>
      name.startsWith(`${id}/`) &&
      memory?.toldAt != null &&
      memory.breachedSince !== null &&
      Math.abs(now - memory.toldAt) < LATELY_MS,
  );
}

/** What is true of the last minutes in one network neither ends nor worsens what was told of another. */
function getMemoryId({ id, condition }: Rule, { network }: LineSight): string {
  return condition.kind === 'line' && network !== null ? `${id}/${network}` : id;
}

function seenInDay(rule: Rule, limit: number, { outagesOfDay, now }: LineSight): Seen {
  const outages = outagesOfDay.filter(
    ({ kind, network = null }) => kind === 'outage' && isChosen(rule, network),
  );
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
