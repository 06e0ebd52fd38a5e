import type { Surroundings } from '../../../shared/surroundings';
import { surroundingsSchema } from '../../core/run/surroundings-schema';

/** Stored surroundings; null where the text is broken. */
export function surroundingsFrom(stored: string): Surroundings | null {
  try {
    const { data } = surroundingsSchema.safeParse(JSON.parse(stored));
    return data === undefined ? null : (withoutAbsent(data) as Surroundings);
  } catch {
    return null;
  }
}

/** The same without members that are undefined, at any depth. */
function withoutAbsent(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
