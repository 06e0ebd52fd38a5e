import { readMeta, writeMeta } from './meta';
import type { Database } from './sqlite';

const NAME = 'privacy-key';

/** The secret with which this installation hashes names and addresses, made once. It leaves the records in no way. */
export function privacyKey(database: Database, newKey: () => string): string {
  const known = readMeta(database, NAME);
  if (known !== null) return known;
  const key = newKey();
  writeMeta(database, NAME, key);
  return key;
}
