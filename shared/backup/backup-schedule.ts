import { z } from 'zod';

/** How often a backup is written by itself. */
export const BACKUP_RHYTHMS = ['off', 'day', 'week'] as const;
export type BackupRhythm = (typeof BACKUP_RHYTHMS)[number];

/** Longer than any path of a system. */
const MOST_PATH_LENGTH = 4_096;
export const MOST_BACKUPS_KEPT = 365;

/** Backups by schedule, written to a folder. */
export const backupSchema = z.object({
  every: z.enum(BACKUP_RHYTHMS).default('off'),
  /** An absolute path; it is never made. Empty writes none. */
  folder: z.string().max(MOST_PATH_LENGTH).default(''),
  /** So many backups of this computer stay in the folder. */
  keep: z.number().int().min(1).max(MOST_BACKUPS_KEPT).default(7),
});
export type BackupSettings = z.infer<typeof backupSchema>;
