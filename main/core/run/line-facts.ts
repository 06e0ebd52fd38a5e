import { SECOND_MS } from '../../../shared/durations';
import type { MeasuredSurroundings } from '../../../shared/surroundings';
import type { RunRequest } from './run-request';

/** What is recorded with a run of its wait for the line; empty where it did not wait. */
export function lineFacts({ lineWait }: RunRequest): MeasuredSurroundings {
  if (lineWait === undefined) return {};
  return {
    secondsWaitedForLine: Math.round(lineWait.waitedMs / SECOND_MS),
    wasLineBusy: lineWait.isStillBusy,
  };
}
