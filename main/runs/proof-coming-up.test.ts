import { describe, expect, it } from 'vitest';
import { rulesSchema } from '../../shared/rules/rules';
import type { MeasureOutcome } from '../core/ports';
import { COMPLETED, REFUSED } from '../testing/pipeline';
import { fakeTries } from '../testing/tries';

const MINUTE = 60_000;
const RULES = rulesSchema.parse([
  { id: 'failed', condition: { kind: 'run-ended', outcomes: ['failed'] } },
  { id: 'proof', condition: { kind: 'canary' }, repeat: { kind: 'every-time' } },
]);
const NO_NAME = { ...REFUSED, reason: 'dns' } as MeasureOutcome;

/** A regular proof in the slot of 10:00; the application is up since `upAt`. */
async function proving(
  outcomes: readonly MeasureOutcome[],
  { upAt = '2026-11-23T09:59:00Z', isEnabled = true } = {},
) {
  const tries = fakeTries(outcomes, { start: upAt, rules: RULES, retries: { isEnabled } });
  tries.fake.world.isCanaryDue = true;
  await tries.start();
  await tries.clock.advance(Date.parse('2026-11-23T10:00:30Z') - Date.parse(upAt));
  return tries;
}

describe('a regular proof that fails at a network that is coming up', () => {
  it.each([true, false])('is made again before anybody is told (other tests are: %s)', async (isEnabled) => {
    const { clock, told, runs } = await proving([NO_NAME, COMPLETED], { isEnabled });
    expect(told).toEqual([]);
    await clock.advance(5 * MINUTE);
    expect(runs().map((run) => run.split(':').slice(0, 2).join(':'))).toEqual([
      '10:00 canary failed',
      '10:01 canary completed',
    ]);
    expect(told).toEqual(['10:01 proof matched']);
  });
  it('is told when it fails again, once', async () => {
    const { clock, told, pending } = await proving([NO_NAME, NO_NAME, NO_NAME]);
    await clock.advance(20 * MINUTE);
    expect(told).toEqual(['10:01 failed matched', '10:01 proof matched']);
    expect(pending()).toBeNull();
  });
  it('is told at once where the fault is none of the network, or the computer is up for long', async () => {
    expect((await proving([REFUSED])).told).toEqual(['10:00 failed matched', '10:00 proof matched']);
    const long = await proving([NO_NAME], { upAt: '2026-11-23T09:45:00Z' });
    expect(long.told).toEqual(['10:00 failed matched', '10:00 proof matched']);
  });
});
