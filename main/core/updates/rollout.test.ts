import { describe, expect, it } from 'vitest';
import { isInRollout } from './rollout';

describe('a version that is given out by and by', () => {
  it('reaches the share of installations that its feed names', () => {
    const ids = Array.from({ length: 256 }, (_, index) =>
      index.toString(16).padStart(2, '0').padEnd(12, '0'),
    );
    const reached = (percentage: unknown) => ids.filter((id) => isInRollout(id, percentage)).length;
    expect([0, 25, 50, 100].map(reached)).toEqual([0, 64, 128, 256]);
    expect(reached('10')).toBe(26);
    expect(reached(undefined)).toBe(256);
  });

  it('keeps everybody waiting where the share cannot be read', () => {
    expect(isInRollout('000000000000', 'many')).toBe(false);
    expect(isInRollout('', 99)).toBe(false);
    expect(isInRollout('', 100)).toBe(true);
  });
});
