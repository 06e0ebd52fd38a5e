import type { RestoreRefusal } from '../../../shared/backup/backup';

/** Something cannot be restored. */
export class Refused extends Error {
  readonly refusal: RestoreRefusal;
  /** In the system's words; may be empty. */
  readonly detail: string;

  constructor(refusal: RestoreRefusal, detail = '') {
    super(`${refusal} ${detail}`);
    this.refusal = refusal;
    this.detail = detail;
  }
}
