import { CHANNEL_KINDS, type ChannelKind } from '../../shared/channels';
import {
  RULE_KINDS,
  type ChannelDecision,
  type RuleKind,
  type Verdict,
  type VerdictReason,
} from '../../shared/rules';
import type { EndedRun } from '../../shared/run';
import type { Settings } from '../../shared/settings';

/** What one rule finds, before any channel is asked. */
type Finding = Pick<Verdict, 'reason' | 'value' | 'limit'>;

/**
 * Judges one run by every rule, in the order of RULE_KINDS. The only place that decides whether a run is told:
 * the verdicts are stored with the run, and channels only deliver.
 */
export function judge(run: EndedRun, settings: Settings): readonly Verdict[] {
  return RULE_KINDS.map((rule) => {
    const finding = JUDGES[rule](run, settings);
    return { rule, ...finding, channels: decisions(rule, finding.reason, settings) };
  });
}

/** The rules for which a channel is told of a run; empty when it is not told. */
export function rulesTold(verdicts: readonly Verdict[], channel: ChannelKind): readonly RuleKind[] {
  return verdicts.filter((verdict) => verdict.channels[channel] === 'told').map((verdict) => verdict.rule);
}

const JUDGES: Readonly<Record<RuleKind, (run: EndedRun, settings: Settings) => Finding>> = {
  'every-result': everyResult,
  'failed-run': failedRun,
  'download-below': (run, { rules }) =>
    compare(run, 'downloadBitsPerSecond', rules['download-below'].bitsPerSecond, isBelow),
  'upload-below': (run, { rules }) =>
    compare(run, 'uploadBitsPerSecond', rules['upload-below'].bitsPerSecond, isBelow),
  'latency-above': (run, { rules }) =>
    compare(run, 'latencyMs', rules['latency-above'].milliseconds, (value, limit) => value > limit),
};

/** Whoever wants every result wants to hear of a run that tried and could not, too. */
function everyResult(run: EndedRun): Finding {
  switch (run.outcome) {
    case 'completed':
    case 'failed':
    case 'interrupted':
      return found('matched');
    case 'cancelled':
    case 'skipped':
    case 'missed':
      return found('not-applicable');
  }
}

/**
 * A run that tried to measure and could not. One that was cancelled or skipped ended as a person had asked, and
 * a slot missed while the computer slept or Linewatch was not running says nothing about the line: those are
 * recorded and shown, and tell nobody.
 */
function failedRun(run: EndedRun): Finding {
  switch (run.outcome) {
    case 'failed':
    case 'interrupted':
      return found('matched');
    case 'completed':
      return found('not-matched');
    case 'cancelled':
    case 'skipped':
    case 'missed':
      return found('not-applicable');
  }
}

/** Only the figures of a completed run are held against a limit: others are half measured. */
function compare(
  run: EndedRun,
  figure: 'downloadBitsPerSecond' | 'uploadBitsPerSecond' | 'latencyMs',
  limit: number | null,
  isBreached: (value: number, limit: number) => boolean,
): Finding {
  if (run.outcome !== 'completed') return { reason: 'not-applicable', value: null, limit };
  const value = run.figures[figure];
  if (limit === null) return { reason: 'no-threshold', value, limit };
  if (value === null) return { reason: 'figure-absent', value, limit };
  return { reason: isBreached(value, limit) ? 'matched' : 'not-matched', value, limit };
}

function isBelow(value: number, limit: number): boolean {
  return value < limit;
}

function found(reason: VerdictReason): Finding {
  return { reason, value: null, limit: null };
}

function decisions(rule: RuleKind, reason: VerdictReason, settings: Settings): Verdict['channels'] {
  const decide = (channel: ChannelKind): ChannelDecision => {
    if (reason !== 'matched') return 'not-matched';
    if (!settings.rules[rule][channel]) return 'rule-off';
    return settings.channels[channel].isEnabled ? 'told' : 'channel-off';
  };
  return Object.fromEntries(
    CHANNEL_KINDS.map((channel) => [channel, decide(channel)]),
  ) as Verdict['channels'];
}
