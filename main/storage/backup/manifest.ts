import { z } from 'zod';
import { SECRET_NAMES } from '../../../shared/channels';

/** Marks an archive as a backup of Linewatch. Persisted. */
export const BACKUP_FORM = 'linewatch-backup';
/** Of the archive's format. A newer one is refused. */
export const BACKUP_VERSION = 1;

export const MANIFEST = 'manifest.json';
export const RECORDS = 'linewatch.db';
export const SETTINGS = 'settings.json';
/** Names of the parts of a backup. No other name is ever read. */
export const PARTS = [RECORDS, SETTINGS] as const;

const count = z.number().int().min(0);
const at = z.number().nullable();

export const countsSchema = z.object({
  tests: count,
  outages: count,
  notes: count,
  waiting: count,
  firstAt: at,
  newestAt: at,
});

const partSchema = z.object({
  /** Of the content, not compressed. */
  bytes: count,
  sha256: z.string().regex(/^[\da-f]{64}$/),
});

/** What a backup says of itself. */
export const manifestSchema = z.object({
  form: z.literal(BACKUP_FORM),
  version: z.literal(BACKUP_VERSION),
  /** Of Linewatch. */
  application: z.string().max(100),
  madeAt: z.number(),
  counts: countsSchema,
  /** Names of the passwords and tokens that were stored. Their values are not in the backup. */
  secrets: z.array(z.string().max(200)).max(1_000),
  parts: z.object({ [RECORDS]: partSchema, [SETTINGS]: partSchema }),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Of an archive that any version of Linewatch made. */
export const anyManifestSchema = z.object({ form: z.literal(BACKUP_FORM), version: z.number() });

/** The secrets that this version knows, in the order in which they are shown. */
export function knownSecrets(names: readonly string[]) {
  return SECRET_NAMES.filter((name) => names.includes(name));
}
