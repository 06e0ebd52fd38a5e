import { BUFFERBLOAT_GRADES, loadedLatencyMs } from '../figures/bufferbloat';
import { getGrade } from '../figures/full-line';
import { getFigures, type Run } from '../run';
import type { JudgedFigure } from './rules';

/** The value of a figure of a run in the unit of rules; null where it was not measured. A grade needs a full line. */
export function judgedValue(run: Run, name: JudgedFigure): number | null {
  const figures = getFigures(run);
  if (figures === null) return null;
  switch (name) {
    case 'download':
      return figures.downloadBitsPerSecond;
    case 'upload':
      return figures.uploadBitsPerSecond;
    case 'latency':
      return figures.latencyMs;
    case 'jitter':
      return figures.jitterMs;
    case 'loaded-latency':
      return loadedLatencyMs(figures);
    case 'packet-loss':
      return figures.packetLossRatio;
    case 'rpm':
      return figures.rpm;
    case 'grade': {
      const grade = getGrade(run);
      return grade === null ? null : BUFFERBLOAT_GRADES.indexOf(grade);
    }
  }
}
