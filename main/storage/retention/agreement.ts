import { z } from 'zod';
import { keptMonths } from '../../../shared/retention/retention';
import { readMetaJson, removeMeta, writeMeta } from '../meta';
import type { Database } from '../sqlite';

/** Where it is kept that the user has seen what is removed. */
const AGREED = 'thinning-agreed';
const schema = z.object({ months: keptMonths, at: z.number() });

/** What the user has agreed to: single tests older than so many months are removed; null where nothing is. */
export function readAgreement(database: Database): z.infer<typeof schema> | null {
  return readMetaJson(database, AGREED, schema);
}

/** The user agrees to it; null takes back what was agreed. */
export function writeAgreement(database: Database, months: number | null, at: number): void {
  if (months === null) removeMeta(database, AGREED);
  else writeMeta(database, AGREED, JSON.stringify({ months, at }));
}

/**
 * For how many months single tests are kept: as it is set, and no shorter than what the user has agreed to; null for ever,
 * and while nobody has agreed.
 */
export function monthsInForce(database: Database, months: number | null): number | null {
  const agreed = months === null ? null : readAgreement(database);
  return months === null || agreed === null ? null : Math.max(months, agreed.months);
}
