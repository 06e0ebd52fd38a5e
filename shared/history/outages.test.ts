import { expect, it } from 'vitest';
import { lossRatio } from './outages';

it('of nothing that was sent, nothing is lost', () => {
  expect(lossRatio({ sent: 0, failed: 0 })).toBeNull();
  expect(lossRatio({ sent: 40, failed: 1 })).toBe(0.025);
});
