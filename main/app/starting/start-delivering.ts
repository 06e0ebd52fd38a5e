import type { Services } from '../composition/services';

/** Programs that runs may use are looked for first; then what waits is delivered. */
export async function startDelivering(
  { planner, deliverer }: Services,
  of: 'application' | 'errand',
): Promise<void> {
  if (planner.needsPrograms) await planner.lookForPrograms();
  deliverer.start(of);
}
