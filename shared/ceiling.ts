import type { Ceiling } from './ipc';
import type { Figures } from './run';

/** From this share of what the computer can measure on, the computer may be what limits a figure. */
const NEAR_CEILING = 0.9;

/**
 * Whether a result is limited by the computer rather than by the line: a direction reached 90 % of the ceiling.
 * False where no ceiling is known, or nothing was measured.
 */
export function isAtCeiling(
  { downloadBitsPerSecond, uploadBitsPerSecond }: Figures,
  ceiling: Ceiling | null,
): boolean {
  if (ceiling === null) return false;
  const isNear = (value: number | null, most: number) => value !== null && value >= most * NEAR_CEILING;
  return (
    isNear(downloadBitsPerSecond, ceiling.downloadBitsPerSecond) ||
    isNear(uploadBitsPerSecond, ceiling.uploadBitsPerSecond)
  );
}
