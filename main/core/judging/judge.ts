import { CHANNEL_KINDS, type ChannelKind } from '../../../shared/channels';
import type { Rule } from '../../../shared/rules';
import type { EndedRun } from '../../../shared/run';
import type { Settings } from '../../../shared/settings';
import { isTelling, type ChannelDecision, type Verdict } from '../../../shared/verdict';
import { examine, type Sight, type Surroundings } from './examine';
import { findFault } from './fault';
import { EMPTY_MEMORY, type RuleMemory } from './memory';
import { withTelling } from './told';
import { isMomentary, weigh, type Moment, type Weighing } from './weigh';

export interface JudgeContext extends Surroundings {
  readonly settings: Pick<Settings, 'rules' | 'channels'>;
  /** What each rule remembers, by its id; a rule that is missing remembers nothing. */
  readonly memories: Readonly<Partial<Record<string, RuleMemory>>>;
  readonly now: number;
  /** End of the quiet hours that hold now; null outside of them. */
  readonly quietUntil: number | null;
  /** Hears what the judging of one rule threw. What it throws itself ends the judgement of the run. */
  readonly onFault: (rule: Rule, error: unknown) => void;
}

/** What the judgement of one rule needs. */
type RuleContext = Pick<JudgeContext, 'settings' | 'memories' | 'quietUntil'>;

/** The verdict of one rule, and what it remembers from now on. */
interface Judged {
  readonly verdict: Verdict;
  readonly memory: RuleMemory;
}

/** The verdicts of all rules, and what they remember from now on. */
export interface Judgement {
  readonly verdicts: readonly Verdict[];
  readonly memories: Readonly<Record<string, RuleMemory>>;
}

/**
 * Judges one run by every rule, in their order. The only place that decides whether a run is told: verdicts and
 * memories are stored with the run, and channels only deliver. A rule that throws costs only its own verdict.
 */
export function judgeRun(run: EndedRun, context: JudgeContext): Judgement {
  const judged = context.settings.rules.map((rule) => judgeRule(rule, run, context));
  return {
    verdicts: judged.map(({ verdict }) => verdict),
    memories: Object.fromEntries(judged.map(({ verdict, memory }) => [verdict.rule.id, memory])),
  };
}

function judgeRule(rule: Rule, run: EndedRun, context: JudgeContext): Judged {
  const moment = { at: run.startedAt, now: context.now, runId: run.id };
  try {
    return judgeSight(rule, examine(run, rule.condition, context), moment, context);
  } catch (error) {
    context.onFault(rule, error);
    return judgeFault(rule, context.now, context);
  }
}

/** The verdict of one rule on what it sees, and its memory after it. `except` is a channel that must not be used. */
export function judgeSight(
  rule: Rule,
  sight: Sight,
  moment: Moment,
  context: RuleContext,
  except?: ChannelKind,
): Judged {
  const { wasUnreadable = false, ...remembered } = context.memories[rule.id] ?? EMPTY_MEMORY;
  const { finding, memory } = rule.isEnabled
    ? weigh(rule, sight, remembered, moment)
    : { finding: OFF, memory: EMPTY_MEMORY };
  const told = tell(rule, finding, context, except);
  const hasRecovered = finding.reason === 'recovered';
  const isNoted = told.isToldToAnyone && !hasRecovered && !isMomentary(rule);
  const about = { runId: moment.runId ?? null, channels: toldChannels(told.channels) };
  return {
    verdict: {
      rule: partsOf(rule),
      ...finding,
      ...(wasUnreadable && { isMemoryLost: true }),
      value: sight.value,
      limit: sight.kind === 'judged' ? sight.limit : null,
      heldUntil: told.heldUntil,
      channels: told.channels,
    },
    memory: { ...(isNoted ? withTelling(memory, moment.now, about) : memory), faultToldAt: null },
  };
}

/** The verdict of a rule that could not be judged. Its channels hear of the run all the same, once a day. */
function judgeFault(rule: Rule, now: number, context: RuleContext): Judged {
  const { wasUnreadable: _, ...remembered } = context.memories[rule.id] ?? EMPTY_MEMORY;
  const finding = rule.isEnabled ? findFault(remembered, now) : OFF;
  const { isToldToAnyone, heldUntil, channels } = tell(rule, finding, context);
  return {
    verdict: { rule: partsOf(rule), ...finding, value: null, limit: null, heldUntil, channels },
    memory: isToldToAnyone ? { ...remembered, faultToldAt: now } : remembered,
  };
}

/** Who is told of a finding, and whether at once. */
function tell(
  rule: Rule,
  finding: Weighing['finding'],
  { settings, quietUntil }: RuleContext,
  except?: ChannelKind,
): Pick<Verdict, 'channels' | 'heldUntil'> & { readonly isToldToAnyone: boolean } {
  const isHeld = quietUntil !== null && !rule.isUrgent;
  const channels = decisions(rule, isTelling(finding), isHeld, settings.channels, except);
  const isToldToAnyone = toldChannels(channels).length > 0;
  return { isToldToAnyone, heldUntil: isToldToAnyone && isHeld ? quietUntil : null, channels };
}

/** The channels that get a message, at once or later. */
function toldChannels(channels: Verdict['channels']): readonly ChannelKind[] {
  return CHANNEL_KINDS.filter((channel) => channels[channel] === 'told' || channels[channel] === 'held');
}

/** The rules for which a channel is told, in their order; empty when it is not told. */
export function verdictsTold(verdicts: readonly Verdict[], channel: ChannelKind): readonly Verdict[] {
  return verdicts.filter(({ channels }) => channels[channel] === 'told' || channels[channel] === 'held');
}

/** Whether a breach waits for a second measurement after this run. */
export function wantsConfirmation(verdicts: readonly Verdict[]): boolean {
  return verdicts.some(({ reason }) => reason === 'awaits-confirmation');
}

function partsOf({ id, name, condition, repeat, tellsRecovery }: Rule): Verdict['rule'] {
  return { id, name, condition, repeat, tellsRecovery };
}

const OFF = { reason: 'rule-off', count: null, since: null, toldBeforeAt: null, isConfirmed: false } as const;

function decisions(
  rule: Rule,
  isTold: boolean,
  isHeld: boolean,
  channels: Settings['channels'],
  except: ChannelKind | undefined,
): Verdict['channels'] {
  const decide = (channel: ChannelKind): ChannelDecision => {
    if (!isTold) return 'not-matched';
    if (channel === except || !isMeant(rule, channel, channels[channel].isEnabled)) return 'rule-off';
    if (!channels[channel].isEnabled) return 'channel-off';
    return isHeld ? 'held' : 'told';
  };
  return Object.fromEntries(
    CHANNEL_KINDS.map((channel) => [channel, decide(channel)]),
  ) as Verdict['channels'];
}

/** Channels that count runs rather than tell of them: only rules that name them use them. */
const COUNTING_CHANNELS: readonly string[] = ['ping'];

/** A rule for all channels means those that are on. */
function isMeant({ channels }: Rule, channel: ChannelKind, isEnabled: boolean): boolean {
  if (channels !== 'all') return channels.includes(channel);
  return isEnabled && !COUNTING_CHANNELS.includes(channel);
}
