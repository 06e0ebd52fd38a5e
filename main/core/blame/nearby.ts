import { HOUR_MS } from '../../../shared/durations';
import type { BlameEvidence } from '../../../shared/history/blame';
import type { EndedRun } from '../../../shared/run';
import type { NearbyRun } from './evidence';

/** Runs that began within this long before or after say something of the same time. */
export const NEARBY_MS = 2 * HOUR_MS;

/** How runs of other servers and of other services went at about the same time. */
export interface Others {
  readonly serversFine: number;
  readonly serversBad: number;
  readonly servicesFine: number;
  readonly servicesBad: number;
}

/** Counts the other runs. Only those that say something: `good` against `failed` and `slow`. */
export function countOthers(run: EndedRun, nearby: readonly NearbyRun[]): Others {
  const others = { serversFine: 0, serversBad: 0, servicesFine: 0, servicesBad: 0 };
  for (const { run: other, state } of nearby) {
    if (other.id === run.id || Math.abs(other.startedAt - run.startedAt) > NEARBY_MS) continue;
    const isFine = isFineFor(run, state);
    const isBad = state === 'failed' || state === 'slow';
    if (!isFine && !isBad) continue;
    if (other.provider !== run.provider) others[isFine ? 'servicesFine' : 'servicesBad'] += 1;
    else if (isOtherServer(run, other)) others[isFine ? 'serversFine' : 'serversBad'] += 1;
  }
  return others;
}

/** A run that completed is fine beside one that failed, even where it is slow or nothing says what is fast. */
function isFineFor(run: EndedRun, state: NearbyRun['state']): boolean {
  return state === 'good' || (run.outcome === 'failed' && (state === 'measured' || state === 'slow'));
}

function isOtherServer(run: EndedRun, other: EndedRun): boolean {
  return run.server !== null && other.server !== null && run.server.url !== other.server.url;
}

/** The counts as evidence; nothing of those that are 0. */
export function othersEvidence(others: Others): readonly BlameEvidence[] {
  const all = [
    { kind: 'other-servers-fine', runs: others.serversFine },
    { kind: 'other-servers-bad', runs: others.serversBad },
    { kind: 'other-services-fine', runs: others.servicesFine },
    { kind: 'other-services-bad', runs: others.servicesBad },
  ] as const;
  return all.filter(({ runs }) => runs > 0);
}
