import type { RunProgress } from '../../shared/run-progress';
import type { MeasureJob, MeasureOutcome } from '../core/ports';
import { runSession } from '../measuring/session';
import { LocalProber } from '../engine/latency/local-prober';
import type { Provider } from '../providers/provider';
import { measureJob } from './measure-job';

const BRIEF = { minMs: 100, maxMs: 500, bytes: 1e12, seconds: 100, stallMs: 1_000 };

/** Measures with one provider for half a second a direction, and gives the outcome as the engine process does. */
export async function measureWith(
  provider: Provider,
  job: Partial<MeasureJob>,
  watch: { readonly signal?: AbortSignal; readonly onProgress?: (progress: RunProgress) => void } = {},
): Promise<MeasureOutcome> {
  const { outcome } = await runSession(
    measureJob({ providers: [provider.kind], ...job }),
    (_, given, tools) => provider.measure(given, { ...tools, limits: BRIEF }),
    {
      prober: new LocalProber(),
      onProgress: watch.onProgress ?? (() => undefined),
      signal: watch.signal ?? new AbortController().signal,
    },
  );
  return outcome;
}
