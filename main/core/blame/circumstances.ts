import type { Blame, Blamed } from '../../../shared/history/blame';
import type { BreakPlace } from '../../../shared/history/outages';
import { getMethod } from '../../../shared/run';
import type { RunEvidence } from './evidence';

const POINTS: Readonly<Record<BreakPlace, Blamed>> = {
  interface: 'own-network',
  gateway: 'router',
  beyond: 'provider-line',
  unknown: 'unknown',
};

/** What happened to the computer or the line while a run measured says more than the run itself; null without any. */
export function blameCircumstances({ run, events }: RunEvidence): Blame | null {
  const reason = 'reason' in run ? run.reason : null;
  if (reason === 'captive-portal') return { points: 'login-page', evidence: [{ kind: 'login-page' }] };
  if (events.some(({ kind }) => kind === 'no-network')) {
    return { points: 'own-network', evidence: [{ kind: 'no-network' }] };
  }
  const outages = events.filter(({ kind }) => kind === 'outage');
  // Of several the one whose place is known.
  const outage = outages.find(({ place }) => place !== 'unknown') ?? outages[0];
  if (outage !== undefined) {
    return { points: POINTS[outage.place], evidence: [{ kind: 'outage', place: outage.place }] };
  }
  const doubts = getMethod(run)?.doubts ?? [];
  const stoodStill = events.some(({ kind }) => kind === 'standstill' || kind === 'asleep');
  if (stoodStill || reason === 'standstill' || doubts.some((doubt) => doubt.reason === 'standstill')) {
    return { points: 'this-computer', evidence: [{ kind: 'process' }] };
  }
  return null;
}
