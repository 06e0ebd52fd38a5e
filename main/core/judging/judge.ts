import { CHANNEL_KINDS, type ChannelKind } from '../../../shared/channels';
import type { Rule } from '../../../shared/rules';
import type { EndedRun } from '../../../shared/run';
import type { Settings } from '../../../shared/settings';
import { isTelling, type ChannelDecision, type Verdict } from '../../../shared/verdict';
import { examine, type Sight, type Surroundings } from './examine';
import { EMPTY_MEMORY, type RuleMemory } from './memory';
import { isMomentary, weigh, type Moment } from './weigh';

export interface JudgeContext extends Surroundings {
  readonly settings: Pick<Settings, 'rules' | 'channels'>;
  /** What each rule remembers, by its id; a rule that is missing remembers nothing. */
  readonly memories: Readonly<Partial<Record<string, RuleMemory>>>;
  readonly now: number;
  /** End of the quiet hours that hold now; null outside of them. */
  readonly quietUntil: number | null;
}

/** The verdicts of all rules, and what they remember from now on. */
export interface Judgement {
  readonly verdicts: readonly Verdict[];
  readonly memories: Readonly<Record<string, RuleMemory>>;
}

/**
 * Judges one run by every rule, in their order. The only place that decides whether a run is told: verdicts and
 * memories are stored with the run, and channels only deliver.
 */
export function judgeRun(run: EndedRun, context: JudgeContext): Judgement {
  const judged = context.settings.rules.map((rule) =>
    judgeSight(rule, examine(run, rule.condition, context), { at: run.startedAt, now: context.now }, context),
  );
  return {
    verdicts: judged.map(({ verdict }) => verdict),
    memories: Object.fromEntries(judged.map(({ verdict, memory }) => [verdict.rule.id, memory])),
  };
}

/** The verdict of one rule on what it sees, and its memory after it. `except` is a channel that must not be used. */
export function judgeSight(
  rule: Rule,
  sight: Sight,
  moment: Moment,
  context: Pick<JudgeContext, 'settings' | 'memories' | 'quietUntil'>,
  except?: ChannelKind,
): { readonly verdict: Verdict; readonly memory: RuleMemory } {
  const remembered = context.memories[rule.id] ?? EMPTY_MEMORY;
  const { finding, memory } = rule.isEnabled
    ? weigh(rule, sight, remembered, moment)
    : { finding: OFF, memory: EMPTY_MEMORY };
  const isHeld = context.quietUntil !== null && !rule.isUrgent;
  const channels = decisions(rule, isTelling(finding), isHeld, context.settings.channels, except);
  const isToldToAnyone = Object.values(channels).some(
    (decision) => decision === 'told' || decision === 'held',
  );
  const hasRecovered = finding.reason === 'recovered';
  return {
    verdict: {
      rule: partsOf(rule),
      ...finding,
      value: sight.value,
      limit: sight.kind === 'judged' ? sight.limit : null,
      heldUntil: isToldToAnyone && isHeld ? context.quietUntil : null,
      channels,
    },
    memory:
      isToldToAnyone && !hasRecovered && !isMomentary(rule) ? { ...memory, toldAt: moment.now } : memory,
  };
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
