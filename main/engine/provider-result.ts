import { NOTHING_MEASURED, type DirectionMethod, type Method } from '../../shared/run';
import type { ConnectionUsed } from '../../shared/connection-used';
import type { MeasuredSurroundings } from '../../shared/surroundings';
import type { Failure } from './failure';

/** Result of a provider besides the figures on the board, with the failure that ended it early, if any. */
export interface ProviderResult {
  readonly failure: Failure | null;
  readonly download: DirectionMethod | null;
  readonly upload: DirectionMethod | null;
  readonly rpmKind: Method['rpmKind'];
  readonly packetLossSource: Method['packetLossSource'];
  readonly droppedSamples: number;
  readonly doubts: Method['doubts'];
  /** Parts that could not be measured while others could. */
  readonly missing: Method['missing'];
  readonly connection: ConnectionUsed | null;
  /** Observations during the test; none if absent. */
  readonly surroundings?: MeasuredSurroundings;
  /** Delay that the provider asked for; null without one. */
  readonly holdOffMs: number | null;
}

/** The result of a provider that failed at once or was cancelled. */
export function nothingMeasured(failure: Failure | null): ProviderResult {
  return {
    failure,
    ...NOTHING_MEASURED,
    holdOffMs: null,
  };
}
