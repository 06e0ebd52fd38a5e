import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../testing/random';
import { coverRange } from './cover';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HELD = { from: 0, staleHours: [] };

const inHours = (...args: Parameters<typeof coverRange>) =>
  coverRange(...args).map(({ level, from, to }) => [level, from / HOUR, to / HOUR]);

describe('from where a range is read', () => {
  it('is days, then the hours and the runs at its ends', () => {
    expect(inHours({ from: 22.5 * HOUR, to: 98.25 * HOUR }, 'day', HELD)).toEqual([
      ['run', 22.5, 23],
      ['hour', 23, 24],
      ['day', 24, 96],
      ['hour', 96, 98],
      ['run', 98, 98.25],
    ]);
  });

  it('is hours where the chart wants no days', () => {
    expect(inHours({ from: 0, to: 2 * DAY }, 'hour', HELD)).toEqual([['hour', 0, 48]]);
  });

  it('is the runs themselves where hours have changed, or are not rolled up yet', () => {
    expect(
      inHours({ from: 0, to: 4 * DAY }, 'day', { from: 20 * HOUR, staleHours: [50 * HOUR, 51 * HOUR] }),
    ).toEqual([
      ['run', 0, 20],
      ['hour', 20, 24],
      ['day', 24, 48],
      ['hour', 48, 50],
      ['run', 50, 52],
      ['hour', 52, 72],
      ['day', 72, 96],
    ]);
    expect(inHours({ from: 0, to: DAY }, 'day', { from: 9 * DAY, staleHours: [] })).toEqual([['run', 0, 24]]);
  });

  it('has no gap and no overlap, and never a roll-up that does not hold', () => {
    const random = seededRandom(11);
    for (let round = 0; round < 500; round += 1) {
      const from = Math.floor(random() * 10 * DAY);
      const to = from + 1 + Math.floor(random() * 10 * DAY);
      const stale = new Set(Array.from({ length: random() * 8 }, () => Math.floor(random() * 500) * HOUR));
      const staleHours = [...stale].sort((one, other) => one - other);
      const rolledUp = { from: Math.floor(random() * 100) * HOUR, staleHours };
      const pieces = coverRange({ from, to }, 'day', rolledUp);
      expect(pieces[0]?.from).toBe(from);
      expect(pieces.at(-1)?.to).toBe(to);
      for (const [index, piece] of pieces.entries()) {
        expect(piece.to).toBeGreaterThan(piece.from);
        if (index > 0) expect(piece.from).toBe(pieces[index - 1]?.to);
        if (piece.level === 'run') continue;
        const length = piece.level === 'day' ? DAY : HOUR;
        expect([piece.from % length, piece.to % length]).toEqual([0, 0]);
        expect(piece.from).toBeGreaterThanOrEqual(rolledUp.from);
        expect(staleHours.some((hour) => hour >= piece.from && hour < piece.to)).toBe(false);
      }
    }
  });
});
