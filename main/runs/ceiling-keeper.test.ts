import { describe, expect, it } from 'vitest';
import type { Ceiling } from '../../shared/ipc';
import { runWith } from '../testing/runs';
import { CeilingKeeper } from './ceiling-keeper';

const CEILING = { downloadBitsPerSecond: 9e9, uploadBitsPerSecond: 7e9, measuredAt: 5 };
const fast = runWith({ downloadBitsPerSecond: 300_000_000 });

function keeper(isBusy: () => boolean = () => false) {
  let known: Ceiling | null = null;
  let count = 0;
  const ceiling = new CeilingKeeper({
    pipeline: { hold: (work) => (isBusy() ? null : work()) },
    measure: () => {
      count += 1;
      return Promise.resolve({ kind: 'measured', ceiling: CEILING });
    },
    read: () => known,
    write: (found) => {
      known = found;
    },
    onChanged: () => undefined,
    log: () => undefined,
  });
  return { ceiling, count: () => count };
}

describe('the maximum that this computer can measure', () => {
  it('is measured once, after a run on a fast line', async () => {
    const { ceiling, count } = keeper();
    await ceiling.afterRun(runWith({ downloadBitsPerSecond: 299_999_999 }));
    expect(ceiling.current).toBeNull();
    await ceiling.afterRun(fast);
    await ceiling.afterRun(fast);
    expect(ceiling.current).toEqual(CEILING);
    expect(count()).toBe(1);
  });
  it('is not measured during a run, but after a later one', async () => {
    let isBusy = true;
    const { ceiling } = keeper(() => isBusy);
    expect(await ceiling.measure()).toEqual({ kind: 'busy' });
    await ceiling.afterRun(fast);
    expect(ceiling.current).toBeNull();
    isBusy = false;
    await ceiling.afterRun(fast);
    expect(ceiling.current).toEqual(CEILING);
  });
});
