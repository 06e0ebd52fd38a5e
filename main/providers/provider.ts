import type { ProviderKind } from '../../shared/providers';
import type { MeasureJob } from '../core/ports';
import type { EngineTools } from '../engine/target';
import type { ProviderResult } from '../engine/provider-result';

/** A speed-test service. Runs inside the engine process. */
export interface Provider {
  readonly kind: ProviderKind;
  /**
   * Measures against the service: shows each figure on the board as it settles, and says what ended it early, if
   * anything did. Settles soon after the signal aborts, with everything closed. An exception is a bug.
   */
  measure(job: MeasureJob, tools: EngineTools): Promise<ProviderResult>;
}
