import { NOTHING_MEASURED, type ConnectionUsed, type DirectionMethod, type Method } from '../../shared/run';
import type { MeasuredSurroundings } from '../../shared/surroundings';
import type { Failure } from './failure';

/** What a provider's measurement gave beyond the figures on the board, and the failure that ended it early, if any. */
export interface ProviderResult {
  readonly failure: Failure | null;
  readonly download: DirectionMethod | null;
  readonly upload: DirectionMethod | null;
  readonly rpmKind: Method['rpmKind'];
  readonly packetLossSource: Method['packetLossSource'];
  readonly droppedSamples: number;
  readonly doubts: Method['doubts'];
  /** What could not be measured while other parts could. */
  readonly missing: Method['missing'];
  readonly connection: ConnectionUsed | null;
  /** What was seen beside the test; nothing if not given. */
  readonly surroundings?: MeasuredSurroundings;
  /** How long the provider asked to be left alone; null where it did not ask. */
  readonly holdOffMs: number | null;
}

/** Nothing measured: the whole answer of a provider that failed at once, or was cancelled. */
export function nothingMeasured(failure: Failure | null): ProviderResult {
  return {
    failure,
    ...NOTHING_MEASURED,
    holdOffMs: null,
  };
}
