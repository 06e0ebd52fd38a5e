import type { CpuInfo } from 'node:os';

/** What all processors have done since the computer started, in milliseconds of one. */
export interface ProcessorTimes {
  readonly busy: number;
  readonly all: number;
}

/** The times of processors as `os.cpus()` gives them; null where it gives none. */
export function processorTimes(processors: readonly Pick<CpuInfo, 'times'>[]): ProcessorTimes | null {
  const sums = processors.map(({ times }) => {
    const { user, nice, sys, idle, irq } = times;
    return { busy: user + nice + sys + irq, all: user + nice + sys + irq + idle };
  });
  const busy = sums.reduce((sum, one) => sum + one.busy, 0);
  const all = sums.reduce((sum, one) => sum + one.all, 0);
  return all > 0 ? { busy, all } : null;
}

/** The mean load between two moments, 0–1; null where the counters do not say, or were set back. */
export function processorLoad(from: ProcessorTimes | null, to: ProcessorTimes | null): number | null {
  if (from === null || to === null) return null;
  const [busy, all] = [to.busy - from.busy, to.all - from.all];
  if (all <= 0 || busy < 0) return null;
  return Math.round(Math.min(1, busy / all) * 100) / 100;
}
