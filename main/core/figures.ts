import type { Figures } from '../../shared/run';

const MICROSECONDS = 1_000;
const MILLIONTHS = 1_000_000;

/**
 * The figures as they are recorded: whole bits per second and bytes, latencies to the microsecond, loss and
 * seconds to the millionth. A run is the same before and after it was stored.
 */
export function recordedFigures(figures: Figures): Figures {
  const to = (value: number | null, parts: number) =>
    value === null ? null : Math.round(value * parts) / parts;
  return {
    downloadBitsPerSecond: to(figures.downloadBitsPerSecond, 1),
    uploadBitsPerSecond: to(figures.uploadBitsPerSecond, 1),
    latencyMs: to(figures.latencyMs, MICROSECONDS),
    latencyMinMs: to(figures.latencyMinMs, MICROSECONDS),
    latencyP95Ms: to(figures.latencyP95Ms, MICROSECONDS),
    jitterMs: to(figures.jitterMs, MICROSECONDS),
    loadedLatencyDownloadMs: to(figures.loadedLatencyDownloadMs, MICROSECONDS),
    loadedLatencyUploadMs: to(figures.loadedLatencyUploadMs, MICROSECONDS),
    packetLossRatio: to(figures.packetLossRatio, MILLIONTHS),
    downloadBytes: to(figures.downloadBytes, 1),
    uploadBytes: to(figures.uploadBytes, 1),
    downloadSeconds: to(figures.downloadSeconds, MILLIONTHS),
    uploadSeconds: to(figures.uploadSeconds, MILLIONTHS),
  };
}
