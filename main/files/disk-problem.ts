import { getSystemErrorMap } from 'node:util';
import type { DiskProblem } from '../../shared/disk-problem';
import { errorText } from '../../shared/error-text';

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

interface DiskError {
  readonly code?: unknown;
  readonly errno?: unknown;
  /** Of SQLite. */
  readonly errcode?: unknown;
  /** What the system said to SQLite. */
  readonly systemErrno?: unknown;
}

/** What a disk means that refused: an error of the file system or of SQLite. `other` for everything else. */
export function diskProblemOf(error: unknown): DiskProblem {
  if (!(error instanceof Error)) return 'other';
  const { code, errcode, systemErrno } = error as DiskError;
  if (typeof errcode !== 'number') return BY_CODE[String(code)] ?? 'other';
  const known = BY_SQLITE_CODE[errcode & 0xff] ?? 'other';
  if (known === 'full' || known === 'damaged' || known === 'in-use') return known;
  // "unable to open" and "disk I/O error" may be anything; the system knows better where it was asked.
  return typeof systemErrno === 'number' ? (BY_CODE[codeOf(-systemErrno)] ?? known) : known;
}

/** Whether the disk refuses what it may take later: full, read-only, in use, gone. Damage and faults stay. */
export function isRefusal(error: unknown): boolean {
  const problem = diskProblemOf(error);
  return problem !== 'other' && problem !== 'damaged';
}

/** What the system said, without the path, which whoever reads it knows. */
export function systemWords(error: unknown): string {
  const { errno } = Object(error) as DiskError;
  return (typeof errno === 'number' ? getSystemErrorMap().get(errno)?.[1] : undefined) ?? errorText(error);
}

function codeOf(errno: number): string {
  return getSystemErrorMap().get(errno)?.[0] ?? '';
}
