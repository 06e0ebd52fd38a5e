import { expect, it } from 'vitest';
import { DEFAULT_RETRIES } from '../../shared/retries';
import type { OpenRun } from '../../shared/run';
import { chainAfter } from '../core/tries/chain';
import { failedRun } from '../testing/runs';
import { TryKeeper } from './try-keeper';

const FAILED = failedRun();
const CHAIN = chainAfter(FAILED, { chain: null, retries: DEFAULT_RETRIES });

const OPEN = {
  id: 'now',
  outcome: 'running',
  startedAt: FAILED.startedAt,
  slotAt: null,
  provider: 'librespeed',
  server: null,
} as const;

/** The repetition that comes after `FAILED`, while another run measures or none does. */
function comingDuring(running: Pick<OpenRun, 'trigger' | 'retryOf'> | null) {
  const keeper = new TryKeeper({
    pipeline: {
      running: running === null ? null : { ...OPEN, ...running },
      run: () => {
        throw new Error('nothing is asked for');
      },
      settle: () => undefined,
      settleWaiting: () => undefined,
    },
    tries: { read: () => CHAIN },
    lastTriedId: () => FAILED.id,
    settings: () => ({ schedules: [], retries: DEFAULT_RETRIES }),
    line: { ask: () => Promise.resolve({ kind: 'go' }), isWaiting: () => false },
    clock: { now: () => FAILED.finishedAt },
  });
  return keeper.coming()?.repetition ?? null;
}

it('names the repetition that comes, until it measures itself', () => {
  const first = { purpose: 'retry', number: 1, of: 3 };
  expect(comingDuring(null)).toEqual(first);
  expect(comingDuring({ trigger: 'manual' })).toEqual(first);
  expect(comingDuring({ trigger: 'retry', retryOf: { runId: 'another', number: 1 } })).toEqual(first);
  expect(comingDuring({ trigger: 'retry', retryOf: { runId: FAILED.id, number: 1 } })).toBeNull();
});
