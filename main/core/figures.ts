import { ABSENT_FIGURES, type Figures } from '../../shared/run';

const THOUSANDTHS = 1_000;
const MILLIONTHS = 1_000_000;

/**
 * To which part of its unit each figure is recorded: whole bits per second, bytes and round trips a minute,
 * latencies to the microsecond, loss and seconds to the millionth.
 */
export const FIGURE_PARTS: Readonly<Record<keyof Figures, number>> = {
  downloadBitsPerSecond: 1,
  uploadBitsPerSecond: 1,
  latencyMs: THOUSANDTHS,
  latencyMinMs: THOUSANDTHS,
  latencyP95Ms: THOUSANDTHS,
  jitterMs: THOUSANDTHS,
  loadedLatencyDownloadMs: THOUSANDTHS,
  loadedLatencyUploadMs: THOUSANDTHS,
  loadedLatencyDownloadP95Ms: THOUSANDTHS,
  loadedLatencyUploadP95Ms: THOUSANDTHS,
  downloadPeakBitsPerSecond: 1,
  uploadPeakBitsPerSecond: 1,
  rpm: 1,
  packetLossRatio: MILLIONTHS,
  downloadBytes: 1,
  uploadBytes: 1,
  downloadSeconds: MILLIONTHS,
  uploadSeconds: MILLIONTHS,
};

/** Every figure that a run records. */
export const FIGURE_NAMES = Object.keys(FIGURE_PARTS) as readonly (keyof Figures)[];

/** Every figure made anew from its name. */
export function eachFigure(value: (name: keyof Figures) => number | null): Figures {
  const figures: { -readonly [Name in keyof Figures]: Figures[Name] } = { ...ABSENT_FIGURES };
  for (const name of FIGURE_NAMES) figures[name] = value(name);
  return figures;
}

/** The figures as they are recorded. A run is the same before and after it was stored. */
export function recordedFigures(figures: Figures): Figures {
  return eachFigure((name) => {
    const value = figures[name];
    return value === null ? null : Math.round(value * FIGURE_PARTS[name]) / FIGURE_PARTS[name];
  });
}
