import type { Ceiling } from '../ipc';
import type { Figures } from '../run';

/** From this share of what the computer can measure on, the computer may be what limits a figure. */
const NEAR_CEILING = 0.9;

/**
 * Whether the computer rather than the line may limit the throughput of one direction: 90 % of the ceiling is reached.
 * False where no ceiling is known, or nothing was measured.
 */
export function isDirectionAtCeiling(
  figures: Figures,
  direction: 'download' | 'upload',
  ceiling: Ceiling | null,
): boolean {
  if (ceiling === null) return false;
  const value = figures[`${direction}BitsPerSecond`];
  return value !== null && value >= ceiling[`${direction}BitsPerSecond`] * NEAR_CEILING;
}

/** Whether a result is limited by the computer rather than by the line in one of its directions. */
export function isAtCeiling(figures: Figures, ceiling: Ceiling | null): boolean {
  return (
    isDirectionAtCeiling(figures, 'download', ceiling) || isDirectionAtCeiling(figures, 'upload', ceiling)
  );
}
