import type { ProviderState } from '../../../shared/ipc';
import type { Mode } from '../../../shared/run';
import type { MeasuringSettings } from '../../../shared/settings';

/**
 * What a run of each kind moves about, in bytes: by the first provider that the settings want and that can be used
 * now. Null when none can.
 */
export function getEstimate(
  states: readonly ProviderState[],
  { provider, automaticOrder }: Pick<MeasuringSettings, 'provider' | 'automaticOrder'>,
): Readonly<Record<Mode, number>> | null {
  const wanted = provider === 'automatic' ? automaticOrder : [provider];
  for (const kind of wanted) {
    const state = states.find((candidate) => candidate.kind === kind);
    if (state !== undefined && state.problem === null) return state.estimatedBytes;
  }
  return null;
}
