import { describe, expect, it } from 'vitest';
import { exportForCommandLine, printExport } from './export';

const WRITTEN = { kind: 'written', path: '/tmp/line.json', runs: 320 } as const;

describe('the export of the command line', () => {
  it('is for every test of all time, in the form that the name asks for', async () => {
    const asked: unknown[] = [];
    const answer = await exportForCommandLine(
      {
        write: (path, query) => {
          asked.push(path, query.format, query.outcomes.length, query.range.from);
          return Promise.resolve(WRITTEN);
        },
      },
      '/tmp/line.json',
    );
    expect(asked).toEqual(['/tmp/line.json', 'json', 6, 0]);
    expect(answer).toBe(WRITTEN);
  });
});

describe('what the command line says of it', () => {
  it('is how many tests are in which file', () => {
    expect(printExport(WRITTEN, 'en')).toEqual({
      out: '320 tests were written to /tmp/line.json.',
      err: '',
      exitCode: 0,
    });
  });
  it('is why it was not written, with 1', () => {
    const detail = 'ENOSPC: no space left on device, write';
    expect(printExport({ kind: 'not-written', path: '/x.csv', detail }, 'en')).toEqual({
      out: '',
      err: '/x.csv could not be written: ENOSPC: no space left on device, write',
      exitCode: 1,
    });
    expect(printExport({ kind: 'in-data-folder', path: '/d/linewatch.json' }, 'en')).toMatchObject({
      err: expect.stringMatching(
        /^\/d\/linewatch\.json was not written: .* Choose another place\.$/,
      ) as string,
      exitCode: 1,
    });
    expect(printExport(null, 'en')).toMatchObject({
      err: expect.stringMatching(/^Linewatch is running on this data folder but does not answer/) as string,
      exitCode: 4,
    });
  });
});
