import { HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import { CHANNEL_KINDS, type ChannelKind } from '../../../shared/channels';
import type { ChannelState } from '../../../shared/ipc';
import type { Rule } from '../../../shared/rules/rules';
import { NOTHING_UNDELIVERED, type FutureCounts } from '../../../shared/messages/future-counts';
import { getTraits } from '../../../shared/messages/delivery-problems';
import { getCounts } from '../../../shared/messages/message-future';
import { isTelling, type OccasionDetail, type Verdict } from '../../../shared/rules/verdict';
import { NETWORK_GRACE_MS } from '../network/network-grace';
import { digestStanding } from './digest-standing';
import { breach } from './examine';
import { judgeSight, type JudgeContext } from './judge';
import { EMPTY_MEMORY, type RuleMemory } from './memory';

/** Delay after start and wake-up before silence is reported, since the catch-up run comes first. */
const GRACE_MS = 15 * MINUTE_MS;

/** Undelivered messages. Each is counted separately, even if they will be merged. */
export interface Waiting {
  /** When the oldest of them began to wait. */
  readonly since: number;
  readonly messages: number;
}

/** A channel that cannot deliver its messages. */
export interface StuckChannel {
  readonly channel: ChannelKind;
  /** When its oldest message began to wait. */
  readonly since: number;
  readonly waiting: number;
  readonly reply: string;
  /** Whether the last failure may have been caused by the line. */
  readonly isOfTheLine: boolean;
  readonly counts: FutureCounts;
}

/** State of a channel. */
export interface ChannelSight {
  readonly lastSentAt: number | null;
  readonly counts: FutureCounts;
}

/** Inputs of rules that are checked by the clock. */
export interface ClockSight extends Pick<
  JudgeContext,
  'settings' | 'memories' | 'quietUntil' | 'usedChannels'
> {
  readonly now: number;
  readonly timeZone: string;
  /** Time since the application started or the computer woke up, on the monotonic clock. */
  readonly awakeMs: number;
  readonly lastTriedAt: number | null;
  readonly isPaused: boolean;
  readonly stuck: readonly StuckChannel[];
  readonly channels: Readonly<Partial<Record<ChannelKind, ChannelSight>>>;
  /** Called with the exception of a rule. */
  readonly onFault: (rule: Rule, error: unknown) => void;
}

/** The finding of one rule at a clock check. `detail` is null if there is no occasion to report. */
export interface ClockFinding {
  /** Key of the memory: a rule about channels has one for each channel. */
  readonly memoryId: string;
  readonly memory: RuleMemory;
  readonly verdict: Verdict | null;
  readonly detail: OccasionDetail | null;
}

/**
 * Checks all rules that depend on the clock; rules about runs are judged when a run ends. A rule that throws affects
 * only its own finding.
 */
export function lookAtClock(sight: ClockSight): readonly ClockFinding[] {
  return sight.settings.rules.flatMap((rule) => {
    try {
      return getFindings(rule, sight);
    } catch (error) {
      sight.onFault(rule, error);
      return [];
    }
  });
}

function getFindings(rule: Rule, sight: ClockSight): readonly ClockFinding[] {
  switch (rule.condition.kind) {
    case 'silence':
      return [silence(rule, rule.condition.hours, sight)];
    case 'channel-failing':
      return failingChannels(rule, rule.condition.minutes, sight);
    case 'digest':
      return rule.isEnabled ? [digest(rule, rule.condition, sight)] : [];
    default:
      return [];
  }
}

/**
 * Channels with messages that wait although they were attempted, or that were permanently refused, from the delivery
 * log.
 */
export function stuckChannels(
  states: readonly ChannelState[],
  waitingOn: (channel: ChannelKind) => Waiting | null,
): readonly StuckChannel[] {
  return states.flatMap((state) => {
    const { kind, isEnabled, failed, problem } = state;
    if (!isEnabled || problem === null) return [];
    const waiting = waitingOn(kind) ?? (failed > 0 ? { since: problem.finishedAt, messages: 0 } : null);
    if (waiting === null) return [];
    const { since, messages } = waiting;
    const isOfTheLine = problem.problem !== null && getTraits(problem.problem).isOfTheLine;
    const counts = getCounts([state]);
    return [{ channel: kind, since, waiting: messages, reply: problem.reply, isOfTheLine, counts }];
  });
}

/** The state of every channel. */
export function channelSights(states: readonly ChannelState[]): ClockSight['channels'] {
  return Object.fromEntries(
    states.map((state) => [state.kind, { lastSentAt: state.lastSentAt, counts: getCounts([state]) }]),
  );
}

function silence(rule: Rule, hours: number, sight: ClockSight): ClockFinding {
  const { now, lastTriedAt, isPaused, awakeMs } = sight;
  const isKnown = !isPaused && lastTriedAt !== null && awakeMs >= GRACE_MS;
  const remembered = sight.memories[rule.id] ?? EMPTY_MEMORY;
  const isSilent = lastTriedAt !== null && now - lastTriedAt >= hours * HOUR_MS;
  // The end of a silence is found when a run is judged, so only its start is checked here.
  if (!isKnown || !isSilent) return { memoryId: rule.id, memory: remembered, verdict: null, detail: null };
  const found = judgeSight(rule, breach(true), { at: lastTriedAt, now }, sight);
  return finding(rule.id, found, { kind: 'silence', lastRunAt: lastTriedAt });
}

/**
 * One finding for each channel that cannot deliver now or could not at the last check. A permanent refusal is
 * reported at once, since waiting does not help.
 */
function failingChannels(rule: Rule, minutes: number, sight: ClockSight): readonly ClockFinding[] {
  return CHANNEL_KINDS.flatMap((channel) => {
    const memoryId = `${rule.id}/${channel}`;
    const remembered = sight.memories[memoryId];
    const stuck = sight.stuck.find((one) => one.channel === channel);
    const isBreach = stuck !== undefined && isFailing(stuck, minutes, sight.now);
    if (isBreach && remembered?.breachedSince == null && mayBeUnconnected(stuck, sight)) {
      return [{ memoryId, memory: remembered ?? EMPTY_MEMORY, verdict: null, detail: null }];
    }
    if (!isBreach && (remembered === undefined || remembered.breachedSince === null)) return [];
    const known = sight.channels[channel];
    if (!isBreach && !hasDelivered(known, remembered?.breachedSince ?? 0, sight.now)) {
      // Nothing waits any more, but nothing was delivered either: no recovery is reported.
      return [{ memoryId, memory: EMPTY_MEMORY, verdict: null, detail: null }];
    }
    const memories = { [rule.id]: remembered };
    const moment = { at: stuck?.since ?? sight.now, now: sight.now };
    const found = judgeSight(
      rule,
      breach(isBreach),
      moment,
      { ...sight, memories },
      { [channel]: 'rule-off' },
    );
    const { since = sight.now, waiting = 0, reply = '' } = stuck ?? {};
    const counts = stuck?.counts ?? known?.counts ?? NOTHING_UNDELIVERED;
    return [finding(memoryId, found, { kind: 'channel-failing', channel, since, waiting, reply, counts })];
  });
}

function isFailing({ since, counts }: StuckChannel, minutes: number, now: number): boolean {
  return counts.failed + counts.unreadable > 0 || now - since >= minutes * MINUTE_MS;
}

/** Whether the application just started or the computer just woke up, so that the network may not be up yet. */
function mayBeUnconnected({ isOfTheLine }: StuckChannel, { awakeMs }: ClockSight): boolean {
  return isOfTheLine && awakeMs < NETWORK_GRACE_MS;
}

/**
 * Whether a channel has delivered since a time; if that lies in the future because of a wrong clock, any delivery
 * counts.
 */
function hasDelivered(known: ChannelSight | undefined, since: number, now: number): boolean {
  return known !== undefined && known.lastSentAt !== null && (since > now || known.lastSentAt >= since);
}

function digest(
  rule: Rule,
  condition: Extract<Rule['condition'], { kind: 'digest' }>,
  sight: ClockSight,
): ClockFinding {
  const remembered = sight.memories[rule.id] ?? EMPTY_MEMORY;
  const { now, timeZone } = sight;
  const { due, memory } = digestStanding(condition, remembered, now, timeZone);
  if (due === null) {
    return { memoryId: rule.id, memory: { ...remembered, ...memory }, verdict: null, detail: null };
  }
  const found = judgeSight(rule, breach(true), { at: now, now }, sight);
  return finding(rule.id, { ...found, memory: { ...found.memory, ...memory } }, { kind: 'digest', ...due });
}

function finding(
  memoryId: string,
  { verdict, memory }: { readonly verdict: Verdict; readonly memory: RuleMemory },
  detail: OccasionDetail,
): ClockFinding {
  return { memoryId, memory, verdict, detail: isTelling(verdict) ? detail : null };
}
