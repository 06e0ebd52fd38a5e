import { expect, it } from 'vitest';
import { withBack } from './use-removal';

it('an entry that was removed comes back where it was, whatever was added or removed since', () => {
  expect(withBack(['a', 'c'], { item: 'b', index: 1 })).toEqual(['a', 'b', 'c']);
  expect(withBack(['b', 'c', 'd'], { item: 'a', index: 0 })).toEqual(['a', 'b', 'c', 'd']);
  expect(withBack([], { item: 'b', index: 1 })).toEqual(['b']);
});
