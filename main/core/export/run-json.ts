import { getExclusion } from '../../../shared/history/exclusion';
import { getFigures, getMethod, type EndedRun } from '../../../shared/run';
import { getSurroundings } from '../../../shared/run-surroundings';
import { iso } from '../iso-time';

/** A run as the command line prints it: the documented fields, times in ISO 8601 UTC, absent values null. */
export function runJson(run: EndedRun) {
  return {
    id: run.id,
    trigger: run.trigger,
    schedule: run.schedule ?? null,
    retryOf: run.retryOf ?? null,
    importedFrom: run.importedFrom ?? null,
    outcome: run.outcome,
    exclusion: exclusionJson(run),
    reason: 'reason' in run ? run.reason : null,
    detail: 'detail' in run ? run.detail : null,
    startedAt: iso(run.startedAt),
    finishedAt: iso(run.finishedAt),
    provider: run.provider,
    server: run.server,
    figures: getFigures(run),
    method: getMethod(run),
    ...('method' in run && { surroundings: getSurroundings(run) }),
    ...(run.outcome === 'missed' && { missedTests: run.slots }),
  };
}

function exclusionJson(run: EndedRun) {
  const exclusion = getExclusion(run);
  return exclusion === null ? null : { reason: exclusion.reason, at: iso(exclusion.at) };
}
