import {
  formatLatency,
  formatSetLatency,
  formatSetThroughput,
  formatThroughput,
} from '../../../shared/format';
import { CHANNEL_KINDS } from '../../../shared/channels';
import type { Language, Texts } from '../../../shared/i18n';
import type { Verdict } from '../../../shared/rules';

export interface VerdictWords {
  readonly rule: string;
  /** What the rule found. */
  readonly finding: string;
  /** What that meant for each channel; empty when the rule did not match. */
  readonly channels: readonly string[];
  readonly isMatched: boolean;
}

/** One verdict in words: what the rule looked at, what it found, and who was told. */
export function verdictInWords(verdict: Verdict, texts: Texts, language: Language): VerdictWords {
  const { rule, reason, value, limit } = verdict;
  const isLatency = rule === 'latency-above';
  const word = {
    value: isLatency ? formatLatency(value, language) : formatThroughput(value, language),
    limit: isLatency ? formatSetLatency(limit, language) : formatSetThroughput(limit, language),
  };
  const isCompared = value !== null && limit !== null && (reason === 'matched' || reason === 'not-matched');
  const direction = isLatency ? 'above' : 'below';
  const finding = isCompared
    ? texts(`history:finding.${reason === 'matched' ? direction : 'within'}`, word)
    : texts(`history:finding.${reason}`);
  const channels = CHANNEL_KINDS.flatMap((channel) => {
    const decision = verdict.channels[channel];
    if (reason !== 'matched' || decision === 'not-matched') return [];
    return [texts(`history:decision.${decision}`, { channel: texts(`common:channel.${channel}`) })];
  });
  return { rule: texts(`common:rule.${rule}`), finding, channels, isMatched: reason === 'matched' };
}
