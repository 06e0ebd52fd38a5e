import type { BackupCounts } from '../../../shared/backup/backup';
import type { SecretName } from '../../../shared/channels';
import type { Settings } from '../../../shared/settings';

/** What goes into a backup beside the records. Everything crosses to another process. */
export interface BackupContent {
  /** The settings file's text, without any secret. */
  readonly settings: string;
  /** Names of the secrets that are stored; their values stay where they are. */
  readonly secrets: readonly SecretName[];
  /** Of Linewatch. */
  readonly version: string;
  readonly now: number;
}

/** A backup to be written to a path. */
export interface BackupOrder extends BackupContent {
  readonly path: string;
}

/** A backup to be written into a folder, of which so many stay. */
export interface FolderBackupOrder extends BackupContent {
  readonly folder: string;
  readonly keep: number;
}

/** What a restore is prepared with. Everything crosses to another process. */
export interface RestoreContext {
  readonly id: string;
  readonly now: number;
  /** The settings in use. */
  readonly settings: Settings;
  /** What is in use now; null where it cannot be read. */
  readonly here: BackupCounts | null;
}
