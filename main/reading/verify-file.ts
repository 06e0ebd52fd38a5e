import { readFileSync, statSync } from 'node:fs';
import type { VerifyAnswer } from '../../shared/report/verification';
import { verifyReport } from '../core/report/verify';
import { systemWords } from '../files/disk-problem';
import { requireFile } from '../files/own-file';
import { sha256 } from '../storage/chain/sha256';

/** No report is larger. */
const MOST_BYTES = 400_000_000;

/** Looks whether the file of a report was changed since it was made. Nothing but the file is read. */
export function verifyFile(path: string): Exclude<VerifyAnswer, { kind: 'cancelled' }> {
  try {
    requireFile(path);
    if (statSync(path).size > MOST_BYTES) return { kind: 'no-report' };
    return verifyReport(readFileSync(path, 'utf8'), sha256);
  } catch (error) {
    return { kind: 'not-read', path, detail: systemWords(error) };
  }
}
