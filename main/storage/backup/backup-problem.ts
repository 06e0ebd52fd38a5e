import type { BackupProblem } from '../../../shared/backup/backup';
import type { DiskProblem } from '../../../shared/recording/disk-problem';
import { findDiskProblem } from '../../files/disk-problem';

const PROBLEMS: Readonly<Record<DiskProblem, BackupProblem>> = {
  full: 'no-room',
  'read-only': 'read-only',
  'not-permitted': 'not-permitted',
  missing: 'missing',
  damaged: 'damaged',
  'input-output': 'refused',
  'in-use': 'refused',
  other: 'refused',
};

/** What an error of the disk means for a backup. */
export function findBackupProblem(error: unknown): BackupProblem {
  return PROBLEMS[findDiskProblem(error)];
}
