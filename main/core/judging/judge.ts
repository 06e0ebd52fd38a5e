import { CHANNEL_KINDS, TOLD_CHANNEL_KINDS, type ChannelKind } from '../../../shared/channels';
import type { Rule } from '../../../shared/rules/rules';
import type { EndedRun } from '../../../shared/run';
import type { Settings } from '../../../shared/settings';
import { isTelling, type ChannelDecision, type Verdict } from '../../../shared/rules/verdict';
import type { TryChain, TryContext } from '../tries/chain';
import type { Reference } from './comparability';
import { examineBy, type Sight, type Surroundings } from './examine';
import { findFault } from './fault';
import { EMPTY_MEMORY, type RuleMemory } from './memory';
import { withTelling } from './told';
import { isMomentary, weigh, type Moment, type Repetition, type Weighing } from './weigh';

export interface JudgeContext extends Surroundings {
  readonly settings: Pick<Settings, 'rules' | 'channels'>;
  /** Memory of each rule, by its id; a rule without an entry has none. */
  readonly memories: Readonly<Partial<Record<string, RuleMemory>>>;
  readonly now: number;
  /** End of the current quiet hours; null outside of them. */
  readonly quietUntil: number | null;
  /** Channels that have delivered before: if one of them is off, a rule for all channels says so. */
  readonly usedChannels?: readonly ChannelKind[];
  /** Channels without a recent proof of delivery; the regular proof is sent to these only. */
  readonly channelsToProve: () => readonly ChannelKind[];
  /** What is measured again before it is told; left out where nothing is. */
  readonly tries?: TryContext;
  /** Called with an exception from the judgement of one rule. An exception from here ends the judgement of the run. */
  readonly onFault: (rule: Rule, error: unknown) => void;
}

/** The inputs for the judgement of one rule. */
type RuleContext = Pick<JudgeContext, 'settings' | 'memories' | 'quietUntil' | 'usedChannels'>;

/** The verdict of one rule, and its new memory. */
interface Judged {
  readonly verdict: Verdict;
  readonly memory: RuleMemory;
}

/** The verdicts of all rules, and their new memories. */
export interface Judgement {
  readonly verdicts: readonly Verdict[];
  readonly memories: Readonly<Record<string, RuleMemory>>;
  /** What is measured again next; null where nothing is, left out where that stays as it was. */
  readonly chain?: TryChain | null;
}

/**
 * Judges one run by rules, in their order. This is the only place that decides whether a run is reported: verdicts and
 * memories are stored with the run, and channels only deliver. An exception in one rule affects only its own verdict.
 *
 * @param repetition whether the run is measured again; left out where nothing is
 */
export function judgeRules(
  run: EndedRun,
  rules: readonly Rule[],
  context: JudgeContext,
  repetition?: Repetition,
): Judgement {
  const judged = rules.map((rule) => judgeRule(rule, run, context, repetition));
  return {
    verdicts: judged.map(({ verdict }) => verdict),
    memories: Object.fromEntries(judged.map(({ memoryId, memory }) => [memoryId, memory])),
  };
}

/**
 * Rules about figures have one memory per network: a run in one network neither ends nor worsens a breach in another.
 */
export function getMemoryId({ id, condition }: Rule, { network, home }: Reference): string {
  const isElsewhere = condition.kind === 'figure' && network !== null && network !== home;
  return isElsewhere ? `${id}/${network}` : id;
}

function judgeRule(
  rule: Rule,
  run: EndedRun,
  context: JudgeContext,
  repetition?: Repetition,
): Judged & { readonly memoryId: string } {
  const moment = {
    at: run.startedAt,
    now: context.now,
    runId: run.id,
    ...(repetition !== undefined && { repetition }),
  };
  try {
    const memoryId = getMemoryId(rule, context.reference);
    const memories = { [rule.id]: context.memories[memoryId] ?? EMPTY_MEMORY };
    const sight = examineBy(rule, run, context);
    const judged = judgeSight(rule, sight, moment, { ...context, memories }, sparedBy(rule, context));
    return { memoryId, ...judged };
  } catch (error) {
    context.onFault(rule, error);
    return { memoryId: rule.id, ...judgeFault(rule, context.now, context) };
  }
}

/** Channels that a rule skips this time, with the reason. */
export type Spared = Readonly<Partial<Record<ChannelKind, ChannelDecision>>>;

/** A channel that needs no proof gets none. */
function sparedBy({ condition }: Rule, { channelsToProve }: JudgeContext): Spared {
  if (condition.kind !== 'canary') return {};
  const toProve = channelsToProve();
  const proven = CHANNEL_KINDS.filter((kind) => !toProve.includes(kind));
  return Object.fromEntries(proven.map((kind) => [kind, 'proven' as const]));
}

/** The verdict of one rule on one observation, and its new memory. */
export function judgeSight(
  rule: Rule,
  sight: Sight,
  moment: Moment,
  context: RuleContext,
  spared: Spared = {},
): Judged {
  const { wasUnreadable = false, ...remembered } = context.memories[rule.id] ?? EMPTY_MEMORY;
  const { finding, memory } = rule.isEnabled
    ? weigh(rule, sight, remembered, moment)
    : { finding: OFF, memory: EMPTY_MEMORY };
  const told = tell(rule, finding, context, spared);
  const hasRecovered = finding.reason === 'recovered';
  const isNoted = told.isToldToAnyone && !hasRecovered && !isMomentary(rule);
  const about = { runId: moment.runId ?? null, channels: toldChannels(told.channels) };
  return {
    verdict: {
      rule: getParts(rule),
      ...finding,
      ...(wasUnreadable && { isMemoryLost: true }),
      ...(finding.reason === 'not-comparable' && sight.kind === 'unjudged' && 'cause' in sight
        ? { cause: sight.cause }
        : {}),
      value: sight.value,
      limit: sight.kind === 'judged' ? sight.limit : null,
      heldUntil: told.heldUntil,
      channels: told.channels,
    },
    memory: { ...(isNoted ? withTelling(memory, moment.now, about) : memory), faultToldAt: null },
  };
}

/** The verdict of a rule that could not be judged. Its channels still get a message, once a day. */
function judgeFault(rule: Rule, now: number, context: RuleContext): Judged {
  const { wasUnreadable: _, ...remembered } = context.memories[rule.id] ?? EMPTY_MEMORY;
  const finding = rule.isEnabled ? findFault(remembered, now) : OFF;
  const { isToldToAnyone, heldUntil, channels } = tell(rule, finding, context);
  return {
    verdict: { rule: getParts(rule), ...finding, value: null, limit: null, heldUntil, channels },
    memory: isToldToAnyone ? { ...remembered, faultToldAt: now } : remembered,
  };
}

/** The channels that get a finding, and whether at once. */
function tell(
  rule: Rule,
  finding: Weighing['finding'],
  { settings, quietUntil, usedChannels = [] }: RuleContext,
  spared: Spared = {},
): Pick<Verdict, 'channels' | 'heldUntil'> & { readonly isToldToAnyone: boolean } {
  const isHeld = quietUntil !== null && !rule.isUrgent;
  const channels = decisions(rule, isTelling(finding), isHeld, {
    channels: settings.channels,
    usedChannels,
    spared,
  });
  const isToldToAnyone = toldChannels(channels).length > 0;
  return { isToldToAnyone, heldUntil: isToldToAnyone && isHeld ? quietUntil : null, channels };
}

/** The channels that get a message, at once or later. */
function toldChannels(channels: Verdict['channels']): readonly ChannelKind[] {
  return CHANNEL_KINDS.filter((channel) => channels[channel] === 'told' || channels[channel] === 'held');
}

/** The rules because of which a channel gets a message, in their order; empty if it gets none. */
export function verdictsTold(verdicts: readonly Verdict[], channel: ChannelKind): readonly Verdict[] {
  return verdicts.filter(({ channels }) => channels[channel] === 'told' || channels[channel] === 'held');
}

function getParts({ id, name, condition, repeat, tellsRecovery }: Rule): Verdict['rule'] {
  return { id, name, condition, repeat, tellsRecovery };
}

const OFF = { reason: 'rule-off', count: null, since: null, toldBeforeAt: null, isConfirmed: false } as const;

function decisions(
  rule: Rule,
  isTold: boolean,
  isHeld: boolean,
  {
    channels,
    usedChannels,
    spared,
  }: {
    readonly channels: Settings['channels'];
    readonly usedChannels: readonly ChannelKind[];
    readonly spared: Spared;
  },
): Verdict['channels'] {
  const decide = (channel: ChannelKind): ChannelDecision => {
    if (!isTold) return 'not-matched';
    const { isEnabled } = channels[channel];
    if (!isMeant(rule, channel, isEnabled || usedChannels.includes(channel))) return 'rule-off';
    if (!isEnabled) return 'channel-off';
    const reason = spared[channel];
    if (reason !== undefined) return reason;
    return isHeld ? 'held' : 'told';
  };
  return Object.fromEntries(
    CHANNEL_KINDS.map((channel) => [channel, decide(channel)]),
  ) as Verdict['channels'];
}

/** Whether a rule applies to a channel; a rule for all channels applies to those in use. */
export function isMeant(
  { channels }: Pick<Rule, 'channels'>,
  channel: ChannelKind,
  isInUse: boolean,
): boolean {
  const told = TOLD_CHANNEL_KINDS.find((kind) => kind === channel);
  if (told === undefined) return false;
  return channels === 'all' ? isInUse : channels.includes(told);
}
