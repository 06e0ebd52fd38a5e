import { describe, expect, it } from 'vitest';
import { fromRunColumns, toRunColumns, type SeriesRun } from './run-columns';

const DAY = Date.parse('2026-11-23T00:00:00Z');
const HOME = {
  network: 'home',
  provider: 'librespeed',
  server: 'https://a/',
  trigger: 'schedule',
  mode: 'quick',
};

function run(at: number, change: Partial<SeriesRun> = {}): SeriesRun {
  return {
    at: DAY + at,
    outcome: 'completed',
    state: { at: DAY + at, lastAt: DAY + at, kind: null },
    hasFigures: true,
    downloadBytes: 1,
    uploadBytes: 2,
    download: 94_123_457,
    upload: null,
    latency: 11_200,
    loaded: 49_500,
    jitter: 0,
    loss: 0,
    rpm: 900,
    series: HOME,
    ...change,
  };
}

describe('the runs of a day in columns', () => {
  const columns = fromRunColumns(
    toRunColumns(DAY, [
      run(0),
      run(1, {
        outcome: 'failed',
        state: { at: DAY + 1, lastAt: DAY + 1, kind: 'failed' },
        series: { ...HOME, network: null },
      }),
      run(2, { outcome: 'missed', state: { at: DAY + 2, lastAt: DAY + 90_000_000, kind: 'asleep' } }),
      run(86_399_999, { outcome: 'cancelled', state: null, download: 5_000_000_000 }),
    ]),
  );

  it('have when each began, how it ended, and to which series it belongs', () => {
    expect(columns.count).toBe(4);
    expect([...columns.at]).toEqual([0, 1, 2, 86_399_999]);
    expect([...columns.outcomeOf].map((place) => columns.outcomes[place])).toEqual([
      'completed',
      'failed',
      'missed',
      'cancelled',
    ]);
    expect([...columns.seriesOf].map((place) => columns.series[place]?.network)).toEqual([
      'home',
      null,
      'home',
      'home',
    ]);
    expect(columns.series[0]).toEqual(HOME);
  });

  it('have what each says of the line, and until when', () => {
    expect([...columns.stateOf].map((place) => columns.kinds[place])).toEqual([
      null,
      'failed',
      'asleep',
      undefined,
    ]);
    expect(columns.lasting).toEqual([[2, 90_000_000]]);
  });

  it('have its figures to a ten-millionth, and none where none was measured', () => {
    const { download, upload, latency, jitter } = columns.figures;
    expect(Math.abs((download[0] ?? 0) / 94_123_457 - 1)).toBeLessThan(1e-7);
    expect(Math.abs((download[3] ?? 0) / 5e9 - 1)).toBeLessThan(1e-7);
    expect([upload[0], latency[0], jitter[0]]).toEqual([Number.NaN, 11_200, 0]);
  });

  it('are read from wherever their bytes begin, and take 36 bytes a run', () => {
    const runs = Array.from({ length: 288 }, (_, index) => run(index * 300_000));
    const bytes = toRunColumns(DAY, runs);
    expect(bytes.length).toBeLessThan(288 * 36 + 300);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(fromRunColumns(shifted.subarray(3))).toEqual(fromRunColumns(bytes));
  });

  it('are not read from bytes that end in them', () => {
    const bytes = toRunColumns(DAY, [run(0), run(1)]);
    expect(() => fromRunColumns(bytes.slice(0, 40))).toThrow(RangeError);
  });
});
