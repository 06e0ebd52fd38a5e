import { formatLatency } from '../../../shared/texts/format';
import type { Language, Texts } from '../../../shared/texts/i18n';
import type { RunProgress } from '../../../shared/run-progress';
import { halfWidthWords } from '../../components/run/certainty-words';
import type { Progress } from '../../hooks/progress';

/** Half widths at which a throughput is called sure and nearly sure; those of high and medium confidence. */
const SURE_HALF_WIDTH = 0.02;
const NEAR_HALF_WIDTH = 0.05;

/** How sure the throughput of this moment is. */
export interface LiveCertainty {
  readonly state: 'early' | 'rough' | 'near' | 'sure';
  readonly words: string;
}

/** How sure the throughput of this moment is; null while no throughput is measured. */
export function liveCertainty(now: RunProgress, texts: Texts, language: Language): LiveCertainty | null {
  if (now.phase !== 'download' && now.phase !== 'upload') return null;
  const halfWidth = now.relativeHalfWidth;
  if (halfWidth === null) return { state: 'early', words: texts('dashboard:live.certainty.early') };
  const state = halfWidth <= SURE_HALF_WIDTH ? 'sure' : halfWidth <= NEAR_HALF_WIDTH ? 'near' : 'rough';
  const percent = halfWidthWords(halfWidth, language);
  return { state, words: texts(`dashboard:live.certainty.${state}`, { percent }) };
}

/** The latency of this moment: its name, and how it stands to the idle one; empty while that is not known. */
export function liveLatency(
  now: RunProgress,
  texts: Texts,
  language: Language,
): { readonly name: string; readonly against: string } {
  const isLoaded = now.phase === 'download' || now.phase === 'upload';
  const name = texts(`dashboard:live.latencyOf.${isLoaded ? 'loaded' : 'idle'}`);
  const { latencyMs } = now.figuresSoFar;
  if (latencyMs === null) return { name, against: '' };
  const idle = formatLatency(latencyMs, language);
  if (!isLoaded || now.currentLatencyMs === null)
    return { name, against: texts('dashboard:live.idle', { idle }) };
  const riseMs = now.currentLatencyMs - latencyMs;
  if (riseMs <= 0) return { name, against: texts('dashboard:live.noRise', { idle }) };
  return { name, against: texts('dashboard:live.rise', { idle, rise: formatLatency(riseMs, language) }) };
}

/** That another provider has taken over; null while the first one measures. */
export function fallbackWords(progress: Progress | null, texts: Texts): string | null {
  if (progress === null || progress.fellBackFrom === null || progress.now.provider === null) return null;
  return texts('dashboard:live.fellBack', {
    before: texts(`history:provider.${progress.fellBackFrom}`),
    provider: texts(`history:provider.${progress.now.provider}`),
  });
}
