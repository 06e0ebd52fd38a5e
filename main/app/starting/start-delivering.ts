import type { Services } from '../composition/services';

/** Finds the programs that runs may use, then delivers what waits. */
export async function startDelivering(
  { planner, deliverer }: Services,
  of: 'application' | 'errand',
): Promise<void> {
  if (planner.needsPrograms) await planner.lookForPrograms();
  deliverer.start(of);
}
