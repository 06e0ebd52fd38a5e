import { PROVIDER_FACTS, type ProviderKind } from '../../../shared/providers';
import { getFigures, type EndedRun } from '../../../shared/run';
import type { MeasuringSettings } from '../../../shared/settings';
import type { HoldOff } from '../ports';
import { getOwnServer, type ProviderRecord } from './provider-plan';

/** Of the exponential distribution that M-Lab asks for between scheduled tests, in ms. */
const NDT7_MEAN_MS = 21_600_000;
const NDT7_LEAST_MS = PROVIDER_FACTS.ndt7.minimumIntervalMs;
const NDT7_MOST_MS = 54_000_000;

/**
 * How long scheduled runs leave M-Lab alone after a run, in ms: exponentially distributed with a mean of six hours,
 * within 36 minutes and 15 hours, as its documentation for clients asks.
 *
 * @param random evenly distributed in [0, 1)
 */
export function ndt7PauseMs(random: number): number {
  return Math.min(NDT7_MOST_MS, Math.max(NDT7_LEAST_MS, -Math.log(1 - random) * NDT7_MEAN_MS));
}

/** What is to be remembered of providers after a run: the one that moved data, and those that asked to be left alone. */
export function recordsAfter(
  run: EndedRun,
  holdOffs: readonly HoldOff[],
  measuring: MeasuringSettings,
  random: () => number,
): readonly ProviderRecord[] {
  const head = (kind: ProviderKind) => ({ kind, server: getOwnServer(measuring, kind) ?? '' });
  const used: ProviderRecord[] = [];
  if (hasMovedData(run)) {
    const isDrawn = run.provider === 'ndt7' && getOwnServer(measuring, 'ndt7') === null;
    used.push({
      ...head(run.provider),
      lastUsedAt: run.startedAt,
      notBeforeAt: isDrawn ? run.finishedAt + Math.round(ndt7PauseMs(random())) : null,
      reason: isDrawn ? 'too-soon' : null,
    });
  }
  const heldOff = holdOffs.map(({ provider, forMs, reason }) => ({
    ...head(provider),
    lastUsedAt: provider === run.provider && hasMovedData(run) ? run.startedAt : null,
    notBeforeAt: run.finishedAt + forMs,
    reason,
  }));
  return [...used.filter(({ kind }) => !heldOff.some((held) => held.kind === kind)), ...heldOff];
}

function hasMovedData(run: EndedRun): boolean {
  const figures = getFigures(run);
  return (figures?.downloadBytes ?? 0) + (figures?.uploadBytes ?? 0) > 0;
}
