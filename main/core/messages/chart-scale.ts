import { highest as findHighest } from '../../../shared/extremes';
import type { MessageChart } from '../../../shared/messages/message';

/** Grid steps within a power of ten. */
const ROUND_STEPS = [1, 2, 2.5, 5, 10];
const GRID_LINES = 4;

/** The distance of the grid lines and the top of the scale, in the unit of the chart. The scale begins at zero. */
export function chooseScale({ points, limit }: Pick<MessageChart, 'points' | 'limit'>): {
  readonly step: number;
  readonly top: number;
} {
  const highest = findHighest(
    points.map(([, value]) => value ?? 0),
    limit ?? 0,
  );
  if (highest <= 0) return { step: 1, top: 1 };
  const rough = highest / GRID_LINES;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (ROUND_STEPS.find((candidate) => candidate * power >= rough) ?? 10);
  return { step, top: step * Math.ceil(highest / step) };
}
