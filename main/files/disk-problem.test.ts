import { describe, expect, it } from 'vitest';
import { findDiskProblem, isRefusal, systemWords } from './disk-problem';

const fault = (parts: object) => Object.assign(new Error('refused'), parts);

describe('what a disk means that refuses', () => {
  it.each([
    [{ code: 'ENOSPC' }, 'full'],
    [{ code: 'EROFS' }, 'read-only'],
    [{ code: 'EACCES' }, 'not-permitted'],
    [{ code: 'ENOENT' }, 'missing'],
    [{ code: 'EIO' }, 'input-output'],
    [{ code: 'ERR_INVALID_ARG_TYPE' }, 'other'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 13 }, 'full'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 11 }, 'damaged'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 267 }, 'damaged'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 26 }, 'damaged'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 10 }, 'input-output'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 5 }, 'in-use'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 14, systemErrno: 13 }, 'not-permitted'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 14, systemErrno: 2 }, 'missing'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 10, systemErrno: 28 }, 'full'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 1 }, 'other'],
    [{}, 'other'],
  ])('%o is %s', (parts, problem) => {
    expect(findDiskProblem(fault(parts))).toBe(problem);
  });

  it('may pass, unless it is damage or no matter of the disk at all', () => {
    const sqlite = (errcode: number) => isRefusal(fault({ code: 'ERR_SQLITE_ERROR', errcode }));
    expect([8, 10, 13, 5].map(sqlite)).toEqual([true, true, true, true]);
    expect([1, 11, 19, 26].map(sqlite)).toEqual([false, false, false, false]);
    expect(isRefusal(new TypeError('a bug'))).toBe(false);
  });

  it('is known by the words of SQLite where the driver gives no number', () => {
    const said = (message: string) => Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR' });
    expect(findDiskProblem(said('database disk image is malformed'))).toBe('damaged');
    expect(findDiskProblem(said('database or disk is full'))).toBe('full');
    expect(findDiskProblem(said('no such table: runs'))).toBe('other');
  });

  it('is nothing of the disk when no error was thrown', () => {
    expect(findDiskProblem('full')).toBe('other');
  });

  it('is said in the words of the system, without the path', () => {
    expect(systemWords(fault({ errno: -28, message: "ENOSPC: no space, write '/home/x'" }))).toBe(
      'no space left on device',
    );
    expect(systemWords(fault({ message: 'database is locked' }))).toBe('database is locked');
  });
});
