import { describe, expect, it } from 'vitest';
import { isInMaintenance } from './maintenance';

const inside = (window: Parameters<typeof isInMaintenance>[0][number], at: string, zone = 'UTC') =>
  isInMaintenance([window], Date.parse(at), zone);

describe('a maintenance window', () => {
  it('holds from its begin until before its end', () => {
    const window = { weekdays: [], from: '02:00', to: '04:00' };
    const times = ['01:59', '02:00', '03:59', '04:00'].map((time) => inside(window, `2026-11-23T${time}Z`));
    expect(times).toEqual([false, true, true, false]);
  });
  it('over midnight belongs to the day on which it begins', () => {
    const saturday = { weekdays: [6], from: '22:00', to: '06:00' };
    expect(inside(saturday, '2026-11-28T23:00Z')).toBe(true);
    expect(inside(saturday, '2026-11-29T05:59Z')).toBe(true);
    expect(inside(saturday, '2026-11-29T23:00Z')).toBe(false);
    expect(inside(saturday, '2026-11-28T05:00Z')).toBe(false);
  });
  it('that ends when it begins holds for a day', () => {
    const sunday = { weekdays: [0], from: '12:00', to: '12:00' };
    expect(inside(sunday, '2026-11-29T12:00Z')).toBe(true);
    expect(inside(sunday, '2026-11-30T11:59Z')).toBe(true);
    expect(inside(sunday, '2026-11-30T12:00Z')).toBe(false);
  });
  it('goes by the clock of its zone', () => {
    const window = { weekdays: [1], from: '00:00', to: '02:00' };
    expect(inside(window, '2026-11-22T16:30Z', 'Asia/Shanghai')).toBe(true);
    expect(inside(window, '2026-11-22T16:30Z', 'UTC')).toBe(false);
  });
  it('of none is never', () => {
    expect(isInMaintenance([], 0, 'UTC')).toBe(false);
  });
});
