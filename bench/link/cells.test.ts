import { describe, expect, it } from 'vitest';
import { cellName, getCells, parseCells } from './cells';

describe('the lines of the benchmark', () => {
  it('reads rate, buffer and round trip', () => {
    expect(parseCells('100/50/20,10:2.5/500/5+loss')).toEqual([
      { mbit: { download: 100, upload: 100 }, bufferMs: 50, rttMs: 20, trouble: { kind: 'none' } },
      {
        mbit: { download: 10, upload: 2.5 },
        bufferMs: 500,
        rttMs: 5,
        trouble: { kind: 'loss', ppm: 1_000 },
      },
    ]);
  });

  it.each(['', '100', '100/50', '0/50/20', '5000/50/20', '100/0/20', '100/50/20+noise', '100/50/20/'])(
    'names what it does not understand: "%s"',
    (part) => {
      expect(parseCells(`10/50/20,${part}`)).toBe(part);
    },
  );

  it('covers every rate, buffer and round trip, and every trouble', () => {
    expect(getCells('quick')).toHaveLength(4);
    expect(getCells('all')).toHaveLength(27);
    expect(getCells('all').slice(23).map(cellName)).toEqual([
      '1000/500/100',
      '100/50/20+step',
      '100/50/20+loss',
      '100/50/20+cross',
    ]);
  });

  it('writes a line as it is read', () => {
    const cells = parseCells('10:2.5/500/5+loss');
    expect(typeof cells === 'string' ? cells : cells.map(cellName)).toEqual(['10:2.5/500/5+loss']);
  });
});
