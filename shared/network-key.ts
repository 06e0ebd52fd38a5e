import { z } from 'zod';

/** The key of a network, as runs have it. */
export const networkKey = z.string().min(1).max(200);
