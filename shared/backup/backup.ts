import type { SecretName } from '../channels';

/** How a backup's file name ends, without its dot: a zip archive. */
export const BACKUP_EXTENSION = 'zip';

/** What records hold, as a person counts it. */
export interface BackupCounts {
  /** Tests that were tried, also those that failed. */
  readonly tests: number;
  readonly outages: number;
  readonly notes: number;
  /** Messages that are not delivered yet. */
  readonly waiting: number;
  /** When the first and the newest test began; null without any. */
  readonly firstAt: number | null;
  readonly newestAt: number | null;
}

/** Why a backup could not be written. Persisted in notices; the words are in locales/. */
export const BACKUP_PROBLEMS = [
  'missing',
  /** The disk or the share of the folder does not answer. */
  'silent',
  'no-room',
  'read-only',
  'not-permitted',
  /** The place is in the data folder, or has a file that is no backup. */
  'taken',
  'damaged',
  'refused',
] as const;
export type BackupProblem = (typeof BACKUP_PROBLEMS)[number];

/** What became of a backup. `detail` is in the system's words; empty where there are none. */
export type BackupWritten =
  | {
      readonly kind: 'written';
      readonly path: string;
      readonly bytes: number;
      readonly counts: BackupCounts;
    }
  | {
      readonly kind: 'not-written';
      readonly path: string;
      readonly problem: BackupProblem;
      readonly detail: string;
    };
export type BackupAnswer = BackupWritten | { readonly kind: 'cancelled' };

/** Where a restore takes the state from. `id` names a copy that Linewatch made by itself. */
export type RestoreSource =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'copy'; readonly id: string };

/** Parts of the settings, as a person knows them. */
export const SETTINGS_PARTS = [
  'general',
  'plan',
  'networks',
  'measuring',
  'schedules',
  'retries',
  'watching',
  'privacy',
  'rules',
  'quietHours',
  'channels',
  'letter',
  'backup',
] as const;
export type SettingsPart = (typeof SETTINGS_PARTS)[number];

/** What a restore would do. Nothing is replaced yet. */
export interface RestorePreview {
  readonly kind: 'preview';
  /** Names what was prepared; the restore is of just that. */
  readonly id: string;
  readonly source: RestoreSource;
  /** When the state was saved; null where the source does not say. */
  readonly madeAt: number | null;
  /** Version of Linewatch that made it; null where the source does not say. */
  readonly version: string | null;
  readonly there: BackupCounts;
  /** What is in use now and is set aside; null where the present records cannot be read. */
  readonly here: BackupCounts | null;
  /** Parts of the settings that change; null where the source has no settings, and those of now stay. */
  readonly settings: readonly SettingsPart[] | null;
  /** Passwords and tokens that must be entered again. */
  readonly secrets: readonly SecretName[];
}

/** Why something cannot be restored; the words are in locales/. */
export type RestoreRefusal =
  'missing' | 'not-read' | 'no-backup' | 'damaged' | 'newer' | 'no-room' | 'not-written';

export interface RestoreRefused {
  readonly kind: 'refused';
  readonly refusal: RestoreRefusal;
  /** The file, or the copy's name. */
  readonly path: string;
  /** In the system's words; empty where there are none. */
  readonly detail: string;
}

export type RestorePreviewMade = RestorePreview | RestoreRefused;
export type RestorePreviewAnswer = RestorePreviewMade | { readonly kind: 'cancelled' };

/** What became of the wish to restore. `starting`: Linewatch restarts with it. `changed`: it must be previewed again. */
export type RestoreAnswer =
  | { readonly kind: 'starting' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'not-written'; readonly detail: string };

/** A copy that Linewatch made by itself: of a day, or of the state before a restore. */
export interface RestorePoint {
  readonly id: string;
  readonly kind: 'daily' | 'before-restore';
  /** When it was written, by the clock of then; null where that is not known. */
  readonly madeAt: number | null;
  readonly bytes: number;
  /** What it holds; null where it cannot be read. */
  readonly counts: BackupCounts | null;
}

/** What the window may ask of backups. */
export interface BackupRequests {
  /** Saves everything but passwords to a file that the person names. */
  'backup:write': { args: []; answer: BackupAnswer };
  /** The copies that can be restored, the one with the newest test first. */
  'restore:list': { args: []; answer: readonly RestorePoint[] };
  /** What a restore would do; null lets the person name a file. */
  'restore:preview': { args: [source: RestoreSource | null]; answer: RestorePreviewAnswer };
  /** Restores what was previewed: Linewatch restarts. */
  'restore:start': { args: [id: string]; answer: RestoreAnswer };
  /** Gives up what was previewed. */
  'restore:cancel': { args: []; answer: boolean };
  /** Lets the person name the folder for backups by schedule; null when none is wanted after all. */
  'backup:folder': { args: []; answer: string | null };
}
