import { describe, expect, it } from 'vitest';
import { EMPTY_MEMORY, type RuleMemory } from './memory';
import { aboutOccasion, getAskedAt, getHeardAt, settleTold, withTelling, type TellingFate } from './told';

const telling = (runId: string | null) => ({ runId, channels: ['mail'] as const });
/** The delivery state of each report, by the run that it is about. */
const fates = (of: Record<string, TellingFate>) => (one: { readonly runId: string | null }) =>
  of[one.runId ?? ''] ?? 'lost';
/** Reports of run-1 at 10 and of run-2 at 20. */
const TWICE = withTelling(
  withTelling({ ...EMPTY_MEMORY, breachedSince: 5 }, 10, telling('run-1')),
  20,
  telling('run-2'),
);
const told = (memory: RuleMemory) => ({ toldAt: memory.toldAt, heardAt: getHeardAt(memory) });

describe('the last report of a rule', () => {
  it('counts from its composition, before anybody has received it', () => {
    expect(told(TWICE)).toEqual({ toldAt: 20, heardAt: null });
    expect(told(settleTold(TWICE, () => 'open'))).toEqual({ toldAt: 20, heardAt: null });
  });

  it('is the newest message that arrived', () => {
    const memory = settleTold(TWICE, fates({ 'run-1': 'accepted', 'run-2': 'lost' }));
    expect(told(memory)).toEqual({ toldAt: 10, heardAt: 10 });
    expect(told(settleTold(TWICE, () => 'accepted'))).toEqual({ toldAt: 20, heardAt: 20 });
  });

  it('is null once all its messages are lost', () => {
    const memory = settleTold(TWICE, () => 'lost');
    expect(told(memory)).toEqual({ toldAt: null, heardAt: null });
    expect(getAskedAt(memory)).toBe(20);
  });

  it('counts if a lost message arrives later, after its cause was corrected', () => {
    const lost = settleTold(TWICE, () => 'lost');
    expect(told(settleTold(lost, fates({ 'run-1': 'accepted' })))).toEqual({ toldAt: 10, heardAt: 10 });
  });

  it('does not change if a later message is lost', () => {
    const heard = settleTold(withTelling(EMPTY_MEMORY, 10, telling('run-1')), () => 'accepted');
    const again = withTelling(heard, 30, telling('run-3'));
    expect(told(again)).toEqual({ toldAt: 30, heardAt: 10 });
    expect(told(settleTold(again, () => 'lost'))).toEqual({ toldAt: 10, heardAt: 10 });
  });

  it('is taken as received in the memory of an earlier version', () => {
    const old = { ...EMPTY_MEMORY, breachedSince: 5, toldAt: 7 };
    expect(told(settleTold(old, () => 'lost'))).toEqual({ toldAt: 7, heardAt: 7 });
    expect(told(settleTold(withTelling(old, 9, telling('run-1')), () => 'lost'))).toEqual({
      toldAt: 7,
      heardAt: 7,
    });
  });

  it('is about the occasion whose id is assigned later', () => {
    const memory = aboutOccasion(withTelling(EMPTY_MEMORY, 10, telling(null)), 'o-1');
    expect(memory.tellings).toEqual([{ at: 10, runId: null, occasionId: 'o-1', channels: ['mail'] }]);
    expect(
      aboutOccasion(withTelling(memory, 20, telling(null)), 'o-2').tellings.map((one) => one.occasionId),
    ).toEqual(['o-1', 'o-2']);
  });

  it('has a bounded list if a channel never accepts anything', () => {
    let memory: RuleMemory = EMPTY_MEMORY;
    for (let at = 0; at < 1_000; at += 1) memory = withTelling(memory, at, telling(`run-${at}`));
    expect(memory.tellings).toHaveLength(20);
  });
});
