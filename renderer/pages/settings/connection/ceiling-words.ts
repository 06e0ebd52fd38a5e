import { formatThroughput } from '../../../../shared/texts/format';
import { formatDate } from '../../../../shared/texts/format-time';
import type { TextStyle } from '../../../../shared/texts/text-style';
import type { Texts } from '../../../../shared/texts/i18n';
import type { Ceiling, CeilingAnswer } from '../../../../shared/ipc';
import type { Tone } from '../../../../shared/messages/message';

/** What is known of the most that this computer can measure. */
export function ceilingInWords(ceiling: Ceiling | null, texts: Texts, style: TextStyle): string {
  if (ceiling === null) return texts('settings:ceiling.unknown');
  return texts('settings:ceiling.known', {
    download: formatThroughput(ceiling.downloadBitsPerSecond, style),
    upload: formatThroughput(ceiling.uploadBitsPerSecond, style),
    date: formatDate(ceiling.measuredAt, style),
  });
}

/** What came of finding it out, where there is something to say besides the figures. */
export function ceilingAnswerInWords(
  answer: CeilingAnswer,
  texts: Texts,
): { readonly tone: Tone; readonly words: string } | null {
  switch (answer.kind) {
    case 'measured':
      return null;
    case 'busy':
      return { tone: 'neutral', words: texts('settings:ceiling.busy') };
    case 'failed':
      return {
        tone: 'warning',
        words: texts('settings:ceiling.failed', { reason: texts(`common:failure.${answer.reason}`) }),
      };
  }
}
