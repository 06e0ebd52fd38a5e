import type { Plan } from '../../../shared/plan';
import { LIGHT_BYTES, PROVIDER_FACTS, type ProviderKind } from '../../../shared/providers';
import { getFigures, MODES, type EndedRun, type Mode } from '../../../shared/run';
import { median } from '../statistics';

/** What the line carries, in bit/s. */
export interface LineRate {
  readonly downloadBitsPerSecond: number;
  readonly uploadBitsPerSecond: number;
}

const UNKNOWN_RATE = 50_000_000;

/** The line's rate for estimates: the median of recent runs, else what the contract promises, else 50 Mbit/s. */
export function lineRate(recent: readonly EndedRun[], plan: Plan): LineRate {
  const usual = (name: keyof LineRate) =>
    median(recent.map((run) => getFigures(run)?.[name] ?? null).filter((value) => value !== null)) ??
    plan[name] ??
    UNKNOWN_RATE;
  return {
    downloadBitsPerSecond: usual('downloadBitsPerSecond'),
    uploadBitsPerSecond: usual('uploadBitsPerSecond'),
  };
}

/** What one run moves about, in bytes, both directions together, by mode. */
export function estimatedBytes(kind: ProviderKind, rate: LineRate): Readonly<Record<Mode, number>> {
  const bytesPerSecond = (rate.downloadBitsPerSecond + rate.uploadBitsPerSecond) / 8;
  const seconds = PROVIDER_FACTS[kind].secondsPerDirection;
  const mostLight = kind === 'ookla' ? Number.POSITIVE_INFINITY : LIGHT_BYTES.download + LIGHT_BYTES.upload;
  return Object.fromEntries(
    MODES.map((mode) => {
      const bytes = Math.round(seconds[mode] * bytesPerSecond);
      return [mode, mode === 'light' ? Math.min(mostLight, bytes) : bytes];
    }),
  ) as Readonly<Record<Mode, number>>;
}
