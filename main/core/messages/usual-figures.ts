import type { RunEvaluation } from '../../../shared/figures/evaluation';
import type { JudgedFigure } from '../../../shared/rules/rules';
import type { EndedRun, Figures } from '../../../shared/run';
import { eachFigure } from '../figures';
import type { SameHours } from '../judging/usual';

/** The judged figure whose comparability applies to each recorded figure; null for figures that are not compared. */
const COMPARES_AS: Readonly<Record<keyof Figures, JudgedFigure | null>> = {
  downloadBitsPerSecond: 'download',
  uploadBitsPerSecond: 'upload',
  latencyMs: 'latency',
  latencyMinMs: 'latency',
  latencyP95Ms: 'latency',
  jitterMs: 'jitter',
  loadedLatencyDownloadMs: 'loaded-latency',
  loadedLatencyUploadMs: 'loaded-latency',
  loadedLatencyDownloadP95Ms: 'loaded-latency',
  loadedLatencyUploadP95Ms: 'loaded-latency',
  downloadPeakBitsPerSecond: 'download',
  uploadPeakBitsPerSecond: 'upload',
  rpm: 'rpm',
  packetLossRatio: 'packet-loss',
  downloadBytes: null,
  uploadBytes: null,
  downloadSeconds: null,
  uploadSeconds: null,
};

/**
 * The usual value of each figure at the hour of a run. Null with too few comparable runs, and for a figure that is
 * not comparable.
 */
export function usualFigures(run: EndedRun, { figures }: RunEvaluation, sameHours: SameHours): Figures {
  return eachFigure((name) => {
    const figure = COMPARES_AS[name];
    if (figure === null || figures[figure].state === 'not-compared') return null;
    return sameHours.usualFigure(run, name, figure);
  });
}
