import { describe, expect, it } from 'vitest';
import { completedRun, GOOD_METHOD } from '../../testing/runs';
import type { OpenRun, PassedOver } from '../../../shared/run';
import type { MeasureOutcome } from '../ports';
import { endedBy } from './run-ending';

const OPEN: OpenRun = {
  id: 'r',
  trigger: 'manual',
  startedAt: 0,
  slotAt: null,
  provider: 'librespeed',
  server: null,
  outcome: 'running',
};
const passed = (...providers: PassedOver['provider'][]) =>
  providers.map((provider): PassedOver => ({ provider, reason: 'not-accepted', detail: '' }));
const WANTED = ['ndt7', 'librespeed', 'ookla', 'cloudflare'] as const;

/** The providers that a run says were passed over. */
function passedOver(change: Partial<MeasureOutcome>, of: readonly PassedOver[] = passed('ndt7', 'ookla')) {
  const { figures, server } = completedRun();
  const outcome = {
    kind: 'completed',
    provider: 'librespeed',
    holdOffs: [],
    figures,
    server,
    method: { ...GOOD_METHOD, passedOver: of },
    ...change,
  } as MeasureOutcome;
  const end = { finishedAt: 1, signal: new AbortController().signal, wanted: WANTED };
  const ended = endedBy(OPEN, outcome, end);
  return 'method' in ended ? ended.method?.passedOver.map(({ provider }) => provider) : undefined;
}

describe('the providers that were passed over', () => {
  it('are those before the one that measured', () => {
    expect(passedOver({})).toEqual(['ndt7']);
    expect(passedOver({ provider: 'cloudflare' })).toEqual(['ndt7', 'ookla']);
    expect(passedOver({ provider: 'ndt7' })).toEqual([]);
  });
  it('are all of them where none measured', () => {
    const failed = { kind: 'failed', reason: 'dns', detail: '', figures: null } as const;
    expect(passedOver(failed)).toEqual(['ndt7', 'ookla']);
  });
  it('are all of them where the one that measured is no longer wanted', () => {
    expect(passedOver({ provider: 'nq' })).toEqual(['ndt7', 'ookla']);
  });
});
