import type { ChannelKind } from './channels';

/** Kinds of rules, in the order in which they are judged and shown. Persisted. */
export const RULE_KINDS = [
  'every-result',
  'failed-run',
  'download-below',
  'upload-below',
  'latency-above',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** Why a rule did or did not match a run. Persisted; the words are in locales/. */
export const VERDICT_REASONS = [
  'matched',
  'not-matched',
  'no-threshold',
  'figure-absent',
  'not-applicable',
] as const;
export type VerdictReason = (typeof VERDICT_REASONS)[number];

/** What a matched rule means for one channel. Persisted. */
export const CHANNEL_DECISIONS = ['told', 'not-matched', 'rule-off', 'channel-off'] as const;
export type ChannelDecision = (typeof CHANNEL_DECISIONS)[number];

/** The judgement of one rule on one run: decided once, stored, shown. */
export interface Verdict {
  readonly rule: RuleKind;
  readonly reason: VerdictReason;
  /** The measured value and its limit, in the rule's unit (bit/s or ms); null where the rule has none. */
  readonly value: number | null;
  readonly limit: number | null;
  readonly channels: Readonly<Record<ChannelKind, ChannelDecision>>;
}
