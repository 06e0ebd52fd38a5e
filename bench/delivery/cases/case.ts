import type { World } from '../world';

/** One fault, and what the bench does about it. Afterwards everything must have arrived, or say why not. */
export interface FaultCase {
  readonly name: string;
  /** Prepares the servers, starts the application, lets it measure and deliver. */
  readonly play: (world: World) => Promise<void>;
}

/** So many runs are told in a case, unless it says otherwise. */
export const RUNS = 3;
