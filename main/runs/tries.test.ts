import { describe, expect, it } from 'vitest';
import { rulesSchema } from '../../shared/rules/rules';
import { COMPLETED, REFUSED, awaitEnd } from '../testing/pipeline';
import { fakeTries, ONCE_RULES, SLOW, type FakeTriesOptions } from '../testing/tries';
import type { MeasureOutcome } from '../core/ports';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = '2026-11-23T09:59:00Z';

/** A schedule on the hour, two minutes after the run of 10:00 began. */
async function started(outcomes: readonly MeasureOutcome[], options: FakeTriesOptions = {}) {
  const tries = fakeTries(outcomes, { start: START, ...options });
  await tries.start();
  await tries.clock.advance(MINUTE);
  return tries;
}

describe('a scheduled run that failed', () => {
  it('is told to nobody when the second try succeeds, and the ledger says so', async () => {
    const { clock, runs, told, pending, history, fake } = await started([REFUSED]);
    expect(runs()).toEqual(['10:00 schedule failed: awaits-confirmation, not-applicable']);
    expect(pending()).toMatchObject({ number: 1, of: 3, dueAt: Date.parse('2026-11-23T10:01:00Z') });
    expect(history.verdicts(fake.runs.lastTried()?.id ?? '')[0]?.nextTry).toEqual({
      at: Date.parse('2026-11-23T10:01:00Z'),
      number: 1,
      of: 3,
    });
    await clock.advance(50 * MINUTE);
    expect(runs()).toEqual([
      '10:00 schedule failed: awaits-confirmation, not-applicable',
      '10:01 retry completed: not-confirmed, not-matched',
    ]);
    expect(told).toEqual([]);
    expect(pending()).toBeNull();
  });
  it('is among the tests that come, with its number and in its order', async () => {
    const { clock, scheduler, change } = await started([REFUSED, REFUSED, REFUSED]);
    const coming = () =>
      scheduler
        .coming()
        .map(({ schedule, dueAt, repetition }) => [
          schedule?.id,
          new Date(dueAt).toISOString().slice(11, 16),
          repetition === undefined
            ? 'slot'
            : `${repetition.purpose} ${repetition.number} of ${repetition.of}`,
        ]);
    const id = scheduler.coming()[0]?.schedule?.id;
    expect(coming()).toEqual([
      [id, '10:01', 'retry 1 of 3'],
      [id, '11:00', 'slot'],
    ]);
    await clock.advance(2 * MINUTE);
    expect(coming()[0]).toEqual([id, expect.stringMatching(/^10:0[67]$/), 'retry 2 of 3']);
    change({ isEnabled: false });
    expect(coming()).toEqual([[id, '11:00', 'slot']]);
  });
  it('that would be tried after the next slot is tried by that slot alone', async () => {
    const { scheduler } = await started([REFUSED], { retries: { waitsMinutes: [90] } });
    expect(scheduler.coming().map(({ repetition }) => repetition)).toEqual([undefined]);
  });
  it('is told once when all tries fail, with all of them', async () => {
    const { clock, runs, told, history, fake } = await started([REFUSED, REFUSED, REFUSED, REFUSED]);
    await clock.advance(50 * MINUTE);
    expect(runs()).toEqual([
      '10:00 schedule failed: awaits-confirmation, not-applicable',
      '10:01 retry failed: awaits-confirmation, not-applicable',
      '10:06 retry failed: awaits-confirmation, not-applicable',
      '10:21 retry failed: matched, not-applicable',
    ]);
    expect(told).toEqual(['10:21 failed matched']);
    const last = fake.runs.lastTried();
    expect(last?.retryOf?.number).toBe(3);
    const [verdict] = history.verdicts(last?.id ?? '');
    expect(verdict?.since).toBe(Date.parse('2026-11-23T10:00:00Z'));
    expect(
      verdict?.tries?.map(({ startedAt, reason }) => [new Date(startedAt).toISOString(), reason]),
    ).toEqual([
      ['2026-11-23T10:00:00.000Z', 'refused'],
      ['2026-11-23T10:01:00.000Z', 'refused'],
      ['2026-11-23T10:06:00.000Z', 'refused'],
    ]);
  });
  it('is tried on another server first, and then with the next service', async () => {
    const failed = { ...REFUSED, server: { name: 'Frankfurt', url: 'https://speed.example.org/' } };
    const { clock, requests } = await started([failed, failed, failed, failed]);
    await clock.advance(50 * MINUTE);
    const elsewhere = { avoidServerUrl: 'https://speed.example.org/' };
    expect(requests.map((request) => request.elsewhere)).toEqual([
      undefined,
      { ...elsewhere, startWith: { provider: 'librespeed', shift: 0 } },
      { ...elsewhere, startWith: { provider: 'librespeed', shift: 1 } },
      { ...elsewhere, startWith: { provider: 'librespeed', shift: 2 } },
    ]);
  });
  it('counts with its tries as one run for a rule that counts', async () => {
    const rules = rulesSchema.parse([
      { id: 'failed', condition: { kind: 'run-ended', outcomes: ['failed'], breaches: 2, of: 3 } },
    ]);
    const { clock, told, runs } = await started(Array<MeasureOutcome>(8).fill(REFUSED), { rules });
    await clock.advance(50 * MINUTE);
    expect(told).toEqual([]);
    expect(runs().at(-1)).toBe('10:21 retry failed: counted');
    await clock.advance(HOUR);
    expect(told).toEqual(['11:21 failed matched']);
  });
  it('is no result to a rule for every result before its last try', async () => {
    const rules = rulesSchema.parse([
      { id: 'every', condition: { kind: 'every-result' }, repeat: { kind: 'every-time' } },
    ]);
    const { clock, told } = await started([REFUSED], { rules });
    await clock.advance(10 * MINUTE);
    expect(told).toEqual(['10:01 every matched']);
  });
  it('is tried again after a restart', async () => {
    const { clock, runs, restart, told } = await started([REFUSED]);
    await restart();
    await clock.advance(5 * MINUTE);
    expect(runs().at(-1)).toBe('10:01 retry completed: not-confirmed, not-matched');
    expect(told).toEqual([]);
  });
  it('is tried again right after the computer has slept over the time', async () => {
    const { clock, runs, wake } = await started([REFUSED]);
    clock.sleep(30 * MINUTE);
    await wake();
    await clock.advance(10_000);
    expect(runs().at(-1)).toBe('10:30 retry completed: not-confirmed, not-matched');
  });
  it.each([
    ['back by an hour', '2026-11-23T09:00:30Z', '09:00'],
    ['back by a month', '2026-10-23T10:00:30Z', '10:00'],
    ['forward by a month', '2026-12-23T10:30:00Z', '10:30'],
  ])('does not wait for a time that a clock set %s has moved', async (_, date, at) => {
    const { clock, runs } = await started([REFUSED]);
    clock.jumpTo(date);
    await clock.advance(10_000);
    const made = runs().filter((run) => !run.includes('failed'));
    expect(made).toHaveLength(1);
    expect(made[0]?.startsWith(at)).toBe(true);
  });
  it('is made up for by the next slot, which is the last try', async () => {
    const { clock, runs, told } = await started([REFUSED, REFUSED], { retries: { waitsMinutes: [90] } });
    await clock.advance(HOUR + MINUTE);
    expect(runs()).toEqual([
      '10:00 schedule failed: awaits-confirmation, not-applicable',
      '11:00 schedule failed: matched, not-applicable',
    ]);
    expect(told).toEqual(['11:00 failed matched']);
  });
  it('is made up for by a run that the user started', async () => {
    const { clock, runs, told, pipeline, pending } = await started([REFUSED], {
      retries: { waitsMinutes: [30] },
    });
    await clock.advance(5 * MINUTE);
    await awaitEnd(pipeline.run({ trigger: 'manual', slotAt: null }));
    expect(pending()).toBeNull();
    await clock.advance(40 * MINUTE);
    expect(runs().slice(1)).toEqual(['10:05 manual completed: not-confirmed, not-matched']);
    expect(told).toEqual([]);
  });
  it('is told at once when a person started it', async () => {
    const { told, pipeline, pending } = await started([COMPLETED, REFUSED]);
    await awaitEnd(pipeline.run({ trigger: 'manual', slotAt: null }));
    expect(told).toEqual(['10:00 failed matched']);
    expect(pending()).toBeNull();
  });
  it('is told at once when waiting changes nothing', async () => {
    const { told } = await started([{ ...REFUSED, reason: 'not-accepted' } as MeasureOutcome]);
    expect(told).toEqual(['10:00 failed matched']);
  });
  it('is told at once when tries are switched off', async () => {
    const { told, pending } = await started([REFUSED], { retries: { isEnabled: false } });
    expect(told).toEqual(['10:00 failed matched']);
    expect(pending()).toBeNull();
  });
});

describe('a try that is not made', () => {
  it('because tries were switched off: the failure is told then', async () => {
    const { clock, change, told, pending, runs } = await started([REFUSED]);
    change({ isEnabled: false });
    await clock.advance(10_000);
    expect(told).toEqual(['10:00 failed matched']);
    expect(runs()).toEqual(['10:00 schedule failed: matched, not-applicable']);
    expect(pending()).toBeNull();
    await clock.advance(50 * MINUTE);
    expect(told).toHaveLength(1);
  });
  it.each([
    ['removed', (fake: Fake) => fake.settings.schedules.splice(0)],
    ['switched off', (fake: Fake) => fake.edit({ isEnabled: false })],
    ['paused', (fake: Fake) => fake.edit({ pausedUntil: 'resumed' })],
  ])('because its schedule was %s: the failure is told then', async (_, change) => {
    const tries = await started([REFUSED]);
    change(tries);
    await tries.clock.advance(10 * MINUTE);
    expect(tries.told).toEqual(['10:00 failed matched']);
    expect(tries.runs()).toHaveLength(1);
  });
  it('because the data limit is reached: the failure is told after the last', async () => {
    let count = 0;
    const precheck = () =>
      Promise.resolve(
        (count += 1) === 1 ? ({ kind: 'go' } as const) : ({ kind: 'skip', reason: 'data-limit' } as const),
      );
    const { clock, told, runs, pending } = await started([REFUSED], { precheck });
    await clock.advance(50 * MINUTE);
    expect(runs().map((run) => run.slice(0, 19))).toEqual([
      '10:00 schedule fail',
      '10:01 retry skipped',
      '10:06 retry skipped',
      '10:21 retry skipped',
    ]);
    expect(told).toEqual(['10:21 failed matched']);
    expect(pending()).toBeNull();
  });
  it('because a person cancelled it: the next one follows', async () => {
    const cancelled: MeasureOutcome = { ...REFUSED, kind: 'cancelled' };
    const { clock, runs, told } = await started([REFUSED, cancelled]);
    await clock.advance(50 * MINUTE);
    expect(runs().map((run) => run.split(':')[1])).toEqual([
      '00 schedule failed',
      '01 retry cancelled',
      '06 retry completed',
    ]);
    expect(told).toEqual([]);
  });
});

describe('a scheduled run that breaches a rule', () => {
  it('is told to nobody when the second test does not confirm it', async () => {
    const { clock, runs, told, history, fake } = await started([SLOW]);
    await clock.advance(50 * MINUTE);
    expect(runs()).toEqual([
      '10:00 schedule completed: not-matched, awaits-confirmation',
      '10:01 confirmation completed: not-matched, not-confirmed',
    ]);
    expect(told).toEqual([]);
    const verdict = history.verdicts(fake.runs.lastTried()?.id ?? '')[1];
    expect(verdict?.tries).toMatchObject([{ value: 71_000_000, outcome: 'completed' }]);
  });
  it('is told with both figures when the second test confirms it', async () => {
    const { clock, told, history, fake } = await started([SLOW, SLOW]);
    await clock.advance(50 * MINUTE);
    expect(told).toEqual(['10:01 slow matched']);
    const verdict = history.verdicts(fake.runs.lastTried()?.id ?? '')[1];
    expect(verdict).toMatchObject({ isConfirmed: true, value: 71_000_000, tries: [{ value: 71_000_000 }] });
  });
  it('is confirmed by another server of the same service', async () => {
    const { clock, requests } = await started([SLOW]);
    await clock.advance(5 * MINUTE);
    expect(requests[1]).toMatchObject({
      trigger: 'confirmation',
      schedule: { id: 'main' },
      elsewhere: {
        avoidServerUrl: 'https://speed.example.org/',
        startWith: { provider: 'librespeed', shift: 0 },
      },
    });
  });
  it('and whose confirmation fails is tried again, and told when that confirms it', async () => {
    const { clock, told, runs } = await started([SLOW, REFUSED, SLOW]);
    await clock.advance(50 * MINUTE);
    expect(runs().slice(1)).toEqual([
      '10:01 confirmation failed: awaits-confirmation, not-applicable',
      '10:02 retry completed: not-confirmed, matched',
    ]);
    expect(told).toEqual(['10:02 slow matched']);
  });
  it('is told at once by a rule that asks for several tests', async () => {
    const [, slow] = ONCE_RULES;
    const rules = rulesSchema.parse([{ ...slow, condition: { ...slow?.condition, breaches: 2, of: 3 } }]);
    const { clock, told } = await started([SLOW, SLOW], { rules });
    await clock.advance(HOUR);
    expect(told).toEqual(['11:00 slow matched']);
  });
  it('is told at once when confirmations are switched off, and when a person started it', async () => {
    const off = await started([SLOW], { retries: { confirmsBreaches: false } });
    expect(off.told).toEqual(['10:00 slow matched']);
    const manual = await started([COMPLETED, SLOW]);
    await awaitEnd(manual.pipeline.run({ trigger: 'manual', slotAt: null }));
    expect(manual.told).toEqual(['10:00 slow matched']);
  });
  it('is told when its confirmation is not made', async () => {
    const { clock, edit, told } = await started([SLOW]);
    edit({ isEnabled: false });
    await clock.advance(10 * MINUTE);
    expect(told).toEqual(['10:00 slow matched']);
  });
});

type Fake = ReturnType<typeof fakeTries>;
