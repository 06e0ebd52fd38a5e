import type { RunEvaluation } from '../../../shared/figures/evaluation';
import type { JudgedFigure } from '../../../shared/rules/rules';
import type { EndedRun, Figures } from '../../../shared/run';
import { eachFigure } from '../figures';
import type { SameHours } from '../judging/usual';

/** The judged figure that each recorded one compares like; null for what says nothing of the line. */
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
 * What is usual at the hour of a run, for each of its figures; null with too few comparable runs that have it, and for a
 * figure that is not compared.
 */
export function usualFigures(run: EndedRun, { figures }: RunEvaluation, sameHours: SameHours): Figures {
  return eachFigure((name) => {
    const figure = COMPARES_AS[name];
    if (figure === null || figures[figure].state === 'not-compared') return null;
    return sameHours.usualFigure(run, name, figure);
  });
}
