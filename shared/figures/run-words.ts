import { formatLatency, formatThroughput, type RateStyle } from '../texts/format';
import type { Texts } from '../texts/i18n';
import type { Run } from '../run';

/** One run in a few words: its figures, or why it has none. */
export function runInWords(run: Run, texts: Texts, style: RateStyle): string {
  switch (run.outcome) {
    case 'completed': {
      const { downloadBitsPerSecond, uploadBitsPerSecond, latencyMs } = run.figures;
      return [
        `↓ ${formatThroughput(downloadBitsPerSecond, style)}`,
        `↑ ${formatThroughput(uploadBitsPerSecond, style)}`,
        formatLatency(latencyMs, style.language),
      ].join(' · ');
    }
    case 'failed':
      return labelled(texts('common:outcome.failed'), texts(`common:failure.${run.reason}`), texts);
    case 'missed':
      return labelled(
        texts('common:missed', { count: run.slots }),
        texts(`common:unmeasured.${run.reason}`),
        texts,
      );
    case 'skipped':
      return labelled(
        texts(`common:outcome.${run.outcome}`),
        texts(`common:unmeasured.${run.reason}`),
        texts,
      );
    case 'cancelled':
      return run.reason === 'asked'
        ? texts('common:outcome.cancelled')
        : labelled(texts('common:outcome.cancelled'), texts(`common:cancelled.${run.reason}`), texts);
    case 'interrupted':
    case 'running':
      return texts(`common:outcome.${run.outcome}`);
  }
}

function labelled(label: string, value: string, texts: Texts): string {
  return texts('common:labelled', { label, value });
}
