import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { unlessAborted } from './unless-aborted';

it('nobody waits for a work once the signal is aborted, and no listener stays', async () => {
  const signal = AbortSignal.abort();
  const works = Array.from({ length: 12 }, () => new Promise<string>(() => undefined));
  const ends = await Promise.all(works.map((work) => unlessAborted(work, signal, () => 'ended')));
  expect(new Set(ends)).toEqual(new Set(['ended']));
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
