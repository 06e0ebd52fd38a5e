import type { BackupRequests } from '../backup/backup';
import type { ImportRequests } from '../history/import-requests';
import type { RetentionPreviewAnswer, RetentionState } from './retention';

/** What the window may ask of the records as a whole: copies of them, what comes from elsewhere, how long tests are kept. */
export interface RecordsRequests extends BackupRequests, ImportRequests {
  'retention:read': { args: []; answer: RetentionState };
  /** What keeping single tests for so many months would remove now. Nothing is changed. */
  'retention:preview': { args: [months: number]; answer: RetentionPreviewAnswer };
  /** Keeps single tests for so many months, as the user has seen and agreed; null for ever. False where it could not be saved. */
  'retention:set': { args: [months: number | null]; answer: boolean };
}
