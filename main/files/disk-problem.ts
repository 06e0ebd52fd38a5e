import { getSystemErrorMap } from 'node:util';
import type { DiskProblem } from '../../shared/recording/disk-problem';
import { errorText } from '../../shared/texts/error-text';

const BY_CODE: Readonly<Record<string, DiskProblem>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENODEV: 'missing',
  ENXIO: 'missing',
  ENOTCONN: 'missing',
  ESTALE: 'missing',
  EIO: 'input-output',
  EREMOTEIO: 'input-output',
  EBUSY: 'in-use',
};

/** Result codes of SQLite, https://www.sqlite.org/rescode.html; the extended ones end in the same eight bits. */
const BY_SQLITE_CODE: Readonly<Record<number, DiskProblem>> = {
  3: 'not-permitted',
  5: 'in-use',
  6: 'in-use',
  8: 'read-only',
  10: 'input-output',
  11: 'damaged',
  13: 'full',
  14: 'missing',
  26: 'damaged',
};

/** Where a query of many rows fails, the driver says it in SQLite's words only. */
const BY_SQLITE_WORDS: Readonly<Record<string, number>> = {
  'database disk image is malformed': 11,
  'file is not a database': 26,
  'database or disk is full': 13,
  'disk I/O error': 10,
  'attempt to write a readonly database': 8,
  'unable to open database file': 14,
  'database is locked': 5,
};

interface DiskError {
  readonly code?: unknown;
  readonly errno?: unknown;
  /** Of SQLite. */
  readonly errcode?: unknown;
  /** What the system said to SQLite. */
  readonly systemErrno?: unknown;
}

/** What a disk means that refused: an error of the file system or of SQLite. `other` for everything else. */
export function findDiskProblem(error: unknown): DiskProblem {
  if (!(error instanceof Error)) return 'other';
  const { code, systemErrno } = error as DiskError;
  const errcode = getSqliteCode(error);
  if (errcode === null) return BY_CODE[String(code)] ?? 'other';
  const known = BY_SQLITE_CODE[errcode & 0xff] ?? 'other';
  if (known === 'full' || known === 'damaged' || known === 'in-use') return known;
  // "unable to open" and "disk I/O error" may be anything; the system knows better where it was asked.
  return typeof systemErrno === 'number' ? (BY_CODE[getCode(-systemErrno)] ?? known) : known;
}

/** Whether the disk refuses what it may take later: full, read-only, in use, gone. Damage and faults stay. */
export function isRefusal(error: unknown): boolean {
  const problem = findDiskProblem(error);
  return problem !== 'other' && problem !== 'damaged';
}

/** The answer of `write`, or what the system said where the disk refused. */
export function unlessRefused<Answer>(
  write: () => Answer,
): Answer | { readonly kind: 'not-written'; readonly detail: string } {
  try {
    return write();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { kind: 'not-written', detail: systemWords(error) };
  }
}

/** Whether an error is the disk's and not the program's. */
export function isOfDisk(error: unknown): boolean {
  return findDiskProblem(error) !== 'other';
}

/** What the system said, without the path, which whoever reads it knows. */
export function systemWords(error: unknown): string {
  const { errno } = Object(error) as DiskError;
  return (typeof errno === 'number' ? getSystemErrorMap().get(errno)?.[1] : undefined) ?? errorText(error);
}

/** The result code of SQLite; null for errors that are none of SQLite's. */
function getSqliteCode(error: Error & DiskError): number | null {
  if (typeof error.errcode === 'number') return error.errcode;
  return error.code === 'ERR_SQLITE_ERROR' ? (BY_SQLITE_WORDS[error.message] ?? null) : null;
}

function getCode(errno: number): string {
  return getSystemErrorMap().get(errno)?.[0] ?? '';
}
