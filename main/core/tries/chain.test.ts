import { describe, expect, it } from 'vitest';
import { DEFAULT_RETRIES } from '../../../shared/retries';
import type { EndedRun } from '../../../shared/run';
import { completedRun, failedRun, GOOD_METHOD, RUN_OF } from '../../testing/runs';
import { chainAfter, confirmationAfter, isConfirmedByDefault, type TryChain } from './chain';

const retries = DEFAULT_RETRIES;

/** What is pending after a scheduled run failed. */
const PENDING = chainAfter(failedRun(), { chain: null, retries });

/** A run as the next try of the chain. */
const asTry = (run: EndedRun): EndedRun => ({
  ...run,
  trigger: 'retry',
  retryOf: { runId: 'run-2', number: 1 },
});
const after = (run: EndedRun, chain: TryChain | null = PENDING) => chainAfter(run, { chain, retries });

describe('what is tried again', () => {
  it.each(['schedule', 'catch-up', 'retry', 'confirmation'] as const)('is a failed run by %s', (trigger) => {
    expect(after(failedRun({ trigger }), null)).toMatchObject({ number: 1, of: 3, purpose: 'retry' });
  });
  it.each(['manual', 'command-line', 'canary'] as const)('is none by %s', (trigger) => {
    expect(after(failedRun({ trigger }), null)).toBeNull();
  });
  it('is none that stood still, or that a person has to do something about', () => {
    for (const reason of ['standstill', 'not-accepted', 'not-installed'] as const) {
      expect(after(failedRun({ reason }), null)).toBeNull();
    }
  });
  it.each(['completed', 'cancelled', 'skipped', 'missed', 'interrupted'] as const)(
    'is none that ended as %s',
    (outcome) => {
      expect(after(RUN_OF[outcome], null)).toBeNull();
    },
  );
});

const pending = PENDING as TryChain;

describe('a regular proof that fails at a network that is coming up', () => {
  const proof = failedRun({ id: 'proof', trigger: 'canary', reason: 'dns' });
  const afterProof = (chain: TryChain | null) => chainAfter(proof, { chain, retries, isComingUp: true });
  it('is made again once', () => {
    expect(afterProof(null)).toMatchObject({ trigger: 'canary', firstId: 'proof', number: 1, of: 1 });
  });
  it('takes the place of the repetition of another test, and is told at once', () => {
    expect(afterProof(pending)).toBeNull();
  });
});

describe('a try', () => {
  it.each(['asleep', 'application-ended'] as const)('that ended because of %s is made up for', (reason) => {
    expect(after(asTry({ ...RUN_OF.cancelled, reason } as EndedRun))).toEqual(PENDING);
  });
  it('that a person cancelled, or that was skipped, gives way to the one after it', () => {
    for (const run of [RUN_OF.cancelled, RUN_OF.skipped]) {
      const next = after(asTry(run));
      expect(next).toMatchObject({ number: 2, of: 3, waitsLeftMs: [900_000] });
      expect((next?.dueAt ?? 0) - run.finishedAt).toBe(300_000);
    }
  });
  it('that was skipped leaves nothing but the telling when it was the last', () => {
    const last = PENDING === null ? null : { ...PENDING, waitsLeftMs: [] };
    expect(after(asTry(RUN_OF.skipped), last)).toMatchObject({ dueAt: null, lastId: 'run-2' });
  });
  it('ends the chain when it completes', () => {
    expect(after(asTry(completedRun()))).toBeNull();
  });
  it('gives way to the next one where it was interrupted, or made in another network', () => {
    expect(after(asTry(RUN_OF.interrupted))).toMatchObject({ number: pending.number + 1 });
    const atHome = { ...pending, network: 'home' };
    const elsewhere = asTry(completedRun({ method: { ...GOOD_METHOD, network: 'office' } }));
    expect(after(elsewhere, atHome)).toMatchObject({ number: pending.number + 1, lastId: pending.lastId });
    expect(after(asTry(completedRun({ method: { ...GOOD_METHOD, network: 'home' } })), atHome)).toBeNull();
  });
  it('is left pending by runs of another schedule and in another network, and ended by those of its own', () => {
    const own = { ...pending, schedule: { id: 'main', name: '' }, network: 'home' };
    const run = (id: string, network: string | null) =>
      completedRun({ schedule: { id, name: '' }, method: { ...GOOD_METHOD, network } });
    expect(after(run('nightly', 'home'), own)).toBe(own);
    expect(after(run('main', 'office'), own)).toBe(own);
    expect(after(run('main', 'home'), own)).toBeNull();
    expect(after({ ...run('nightly', 'home'), trigger: 'manual' }, own)).toBeNull();
  });
  it('is left pending by slots that were missed or skipped', () => {
    expect(after(RUN_OF.missed)).toBe(PENDING);
    expect(after(RUN_OF.skipped)).toBe(PENDING);
  });
  it('is not followed by others without end, whatever they find in turn', () => {
    let chain = PENDING;
    for (let count = 0; count < 30 && chain !== null; count += 1) {
      const retryOf = { runId: chain.firstId, number: chain.number };
      chain =
        chain.purpose === 'retry'
          ? confirmationAfter(completedRun({ trigger: 'retry', retryOf }), { chain, retries })
          : after(failedRun({ trigger: 'confirmation', retryOf }), chain);
    }
    expect(chain).toBeNull();
  });
});

describe('a breach', () => {
  it('is confirmed by one test, which may be followed by that of another breach', () => {
    const first = confirmationAfter(completedRun(), { chain: null, retries });
    expect(first).toMatchObject({ purpose: 'confirmation', number: 1, of: 1 });
    const retryOf = { runId: first?.firstId ?? '', number: 1 };
    const second = confirmationAfter(completedRun({ trigger: 'confirmation', retryOf }), {
      chain: first,
      retries,
    });
    expect(second).toMatchObject({ purpose: 'confirmation', number: 2, of: 2 });
  });
  it('is not confirmed by a service that may not be used again so soon', () => {
    const cloudflare = completedRun({ provider: 'cloudflare' });
    expect(isConfirmedByDefault(cloudflare, retries)).toBe(false);
    expect(isConfirmedByDefault(cloudflare, { ...retries, confirmAfterMinutes: 15 })).toBe(true);
  });
  it('is not confirmed in light mode, which is there to save data', () => {
    expect(isConfirmedByDefault(completedRun(), retries)).toBe(true);
    const light = completedRun({ method: { ...GOOD_METHOD, mode: 'light' } });
    expect(isConfirmedByDefault(light, retries)).toBe(false);
    expect(isConfirmedByDefault(completedRun({ trigger: 'manual' }), retries)).toBe(false);
  });
});
