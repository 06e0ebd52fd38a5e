import type { Surroundings } from '../../shared/surroundings';

/** Reads a part of the surroundings; `put` may be called as often as something becomes known. May reject. */
export type Source = (put: (part: Surroundings) => void, signal: AbortSignal) => Promise<void>;
