import type { Blame } from '../../../shared/history/blame';
import { blameCircumstances } from './circumstances';
import { blameFailure } from './failed';
import type { RunEvidence } from './evidence';
import { blameSlowness } from './slow';

/**
 * Where a failed or slow run points, with the evidence; null for runs that say nothing against the line, and for those
 * whose own reason says it all. What is not known is not guessed: `unknown`.
 */
export function blameRun(evidence: RunEvidence): Blame | null {
  if (evidence.state === 'failed') return blameCircumstances(evidence) ?? blameFailure(evidence);
  if (evidence.state === 'slow') return blameCircumstances(evidence) ?? blameSlowness(evidence);
  return null;
}
