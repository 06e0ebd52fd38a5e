import type { Method } from '../../../shared/run';
import { methodSchema } from '../../core/run/method-schema';

/** The stored text of how a run was measured; null where there is none, and where a newer version or damage left one that cannot be read. */
export function methodFrom(text: string | null): Method | null {
  if (text === null) return null;
  try {
    return methodSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
