import { formatDuration, formatNear, type TimeStyle } from '../../../shared/texts/format-time';
import type { Texts } from '../../../shared/texts/i18n';
import type { AppState, ChannelState } from '../../../shared/ipc';
import type { Tone } from '../../../shared/messages/message';

/** What of the schedule a proof depends on. */
export type ComingTests = Pick<AppState, 'isPaused' | 'nextDueAt'>;

/** What proves that messages of a channel arrive, and how old that is: `delivered 3 h ago (accepted by the server)`. */
export function proofInWords(
  { kind, proof }: Pick<ChannelState, 'kind' | 'proof'>,
  now: number,
  { isPaused, nextDueAt }: ComingTests,
  texts: Texts,
  style: TimeStyle,
): { readonly tone: Tone; readonly words: string } {
  if (proof === null) return { tone: 'neutral', words: texts('common:proof.none') };
  const when = formatNear(proof.at, now, style);
  if (proof.level === 'queued') {
    const span = formatDuration(Math.max(0, now - proof.at), style.language);
    return { tone: 'neutral', words: texts('common:proof.queued', { span }) };
  }
  if (proof.isStale) {
    const how = isPaused || nextDueAt === null ? 'staleUnscheduled' : 'stale';
    return { tone: 'warning', words: texts(`common:proof.${how}`, { when }) };
  }
  const isOnDesktop = kind === 'desktop' && proof.level === 'accepted';
  return { tone: 'good', words: texts(`common:proof.${isOnDesktop ? 'shown' : proof.level}`, { when }) };
}
