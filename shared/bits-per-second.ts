import { z } from 'zod';

/** A throughput that a person sets. */
export const bitsPerSecond = z.number().int().min(1_000).max(1_000_000_000_000);
