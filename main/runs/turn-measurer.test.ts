import { describe, expect, it } from 'vitest';
import type { RunProgress } from '../../shared/run-progress';
import type { MeasureOutcome, Measurer } from '../core/ports';
import { measureJob } from '../testing/measure-job';
import { inTurn } from './turn-measurer';

const never = new AbortController().signal;
const FAILED: MeasureOutcome = {
  kind: 'failed',
  reason: 'offline',
  detail: '',
  provider: 'librespeed',
  method: null,
  holdOffs: [],
  server: null,
  figures: null,
};

describe('a test that waits for another copy', () => {
  it('reports that it waits, measures, and releases the lock, also after an exception', async () => {
    const order: string[] = [];
    const turn = {
      take: (_: AbortSignal, onWait: () => void) => {
        onWait();
        return Promise.resolve(() => void order.push('released'));
      },
    };
    const measurer: Measurer = { measure: () => Promise.resolve(FAILED) };
    const told: RunProgress[] = [];
    const outcome = await inTurn(measurer, turn).measure(measureJob(), (one) => told.push(one), never);
    expect(outcome).toEqual(FAILED);
    expect(told).toMatchObject([{ runId: 'run-1', phase: 'waiting', provider: null }]);
    expect(order).toEqual(['released']);
    const broken: Measurer = { measure: () => Promise.reject(new Error('a bug')) };
    await expect(inTurn(broken, turn).measure(measureJob(), () => undefined, never)).rejects.toThrow('a bug');
    expect(order).toEqual(['released', 'released']);
  });

  it('ends as cancelled without measuring if it is cancelled while waiting', async () => {
    const measurer: Measurer = { measure: () => Promise.reject(new Error('measured')) };
    const outcome = await inTurn(measurer, { take: () => Promise.resolve(null) }).measure(
      measureJob({ providers: ['ndt7'] }),
      () => undefined,
      never,
    );
    expect(outcome).toMatchObject({ kind: 'cancelled', provider: 'ndt7', figures: null });
  });
});
