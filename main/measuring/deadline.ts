import type { ProviderKind } from '../../shared/providers';
import type { MeasureJob } from '../core/ports';

/** Starting the process, and what happens before and after the providers. */
const AROUND_MS = 15_000;

/**
 * How long each provider may take at the very most, which only one that hangs does: the choice of a server, the slowest
 * line in both directions, and every wait for an answer on the way. Each ends by its own limits well before.
 */
export const PROVIDER_DEADLINE_MS: Readonly<Record<ProviderKind, number>> = {
  librespeed: 60_000,
  cloudflare: 60_000,
  ndt7: 50_000,
  nq: 60_000,
  ookla: 70_000,
};

/** After so many milliseconds a measurement is ended, whatever it does: the deadlines of all its providers in a row. */
export function deadlineMs({ providers }: MeasureJob): number {
  return providers.reduce((sum, provider) => sum + PROVIDER_DEADLINE_MS[provider], AROUND_MS);
}
