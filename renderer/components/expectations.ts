import { EXPECTED_RATIO } from '../../shared/rules';
import type { Figures } from '../../shared/run';
import type { Settings } from '../../shared/settings';

/** What the line is held against: the limits of the rules, or else the plan; null where there is neither. */
export interface Expectations {
  readonly downloadFloor: number | null;
  readonly uploadFloor: number | null;
  readonly latencyCeilingMs: number | null;
}

/** A figure that is not as expected. */
export type Weakness = 'download' | 'upload' | 'latency';

/** What the settings let the user expect of the line. */
export function expectationsOf({ rules, plan }: Pick<Settings, 'rules' | 'plan'>): Expectations {
  const ofPlan = (promised: number | null) => (promised === null ? null : promised * EXPECTED_RATIO);
  return {
    downloadFloor: limitOf(rules, 'download', 'below') ?? ofPlan(plan.downloadBitsPerSecond),
    uploadFloor: limitOf(rules, 'upload', 'below') ?? ofPlan(plan.uploadBitsPerSecond),
    latencyCeilingMs: limitOf(rules, 'latency', 'above'),
  };
}

/** The limit that a rule in use holds a figure against, in the figure's unit; null where no rule has one. */
export function limitOf(
  rules: Settings['rules'],
  figure: 'download' | 'upload' | 'latency',
  direction: 'below' | 'above',
): number | null {
  for (const { isEnabled, condition } of rules) {
    if (!isEnabled || condition.kind !== 'figure' || condition.figure !== figure) continue;
    if (condition.direction === direction && condition.against.kind === 'value')
      return condition.against.value;
  }
  return null;
}

/** Figures that fall short, the most telling first; a figure that was not measured is none. */
export function weaknessesOf(figures: Figures, expected: Expectations): readonly Weakness[] {
  const below = (value: number | null, floor: number | null) =>
    value !== null && floor !== null && value < floor;
  const weaknesses: Weakness[] = [];
  if (below(figures.downloadBitsPerSecond, expected.downloadFloor)) weaknesses.push('download');
  if (below(figures.uploadBitsPerSecond, expected.uploadFloor)) weaknesses.push('upload');
  if (below(expected.latencyCeilingMs, figures.latencyMs)) weaknesses.push('latency');
  return weaknesses;
}
