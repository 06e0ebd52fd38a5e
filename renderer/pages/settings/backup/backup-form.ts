import type { BackupSettings } from '../../../../shared/backup/backup-schedule';

/** Backups by schedule, as a person edits them. */
export interface BackupForm {
  readonly every: BackupSettings['every'];
  readonly folder: string;
  /** A number, as a choice of a list. */
  readonly keep: string;
}

const CHOICES = [3, 7, 14, 30, 90, 365];

/** The form of stored settings. */
export function toBackupForm({ every, folder, keep }: BackupSettings): BackupForm {
  return { every, folder, keep: String(keep) };
}

/** The settings that a form stands for. */
export function toBackup({ every, folder, keep }: BackupForm): BackupSettings {
  return { every, folder: folder.trim(), keep: Number(keep) };
}

/** How many backups may be kept, with the number that is set. */
export function keepChoices(keep: string): readonly string[] {
  return [...new Set([...CHOICES, Number(keep)])].sort((one, other) => one - other).map(String);
}
