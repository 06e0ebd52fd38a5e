import { describe, expect, it } from 'vitest';
import { REFUSED } from '../testing/pipeline';
import { fakeTries, ONCE_RULES, SLOW, type FakeTriesOptions } from '../testing/tries';
import type { MeasureOutcome } from '../core/ports';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const SLOW_RULE = ONCE_RULES.filter(({ id }) => id === 'slow');

/** Just after the slot of 10:00, whose run has ended. */
async function afterSlot(outcomes: readonly MeasureOutcome[], options: FakeTriesOptions = {}) {
  const tries = fakeTries(outcomes, { start: '2026-11-23T09:59:00Z', ...options });
  await tries.start();
  await tries.clock.advance(MINUTE);
  return tries;
}

describe('a breach that waits for its repetition', () => {
  it.each([
    ['cannot be read', "UPDATE meta SET value = '{' WHERE key = 'tryChain'"],
    ['is lost', "DELETE FROM meta WHERE key = 'tryChain'"],
  ])('is told at once where its chain %s, and once', async (_name, damage) => {
    const { clock, told, fake, runs } = await afterSlot([SLOW], { rules: SLOW_RULE });
    fake.database.exec(damage);
    await clock.advance(10 * SECOND);
    expect(told).toEqual(['10:00 slow matched']);
    expect(runs()).toEqual(['10:00 schedule completed: matched']);
    await clock.advance(30 * MINUTE);
    expect(told).toHaveLength(1);
  });
  it('is told, and what cannot be read of its surroundings stays as it is stored', async () => {
    const text = '[77,{}]';
    const { clock, edit, told, runs, fake } = await afterSlot([SLOW], { rules: SLOW_RULE });
    const row = () => fake.database.prepare('SELECT surroundings AS text FROM runs').get();
    const entries = () => fake.database.prepare('SELECT count(*) AS count FROM chain').get();
    fake.database.prepare('UPDATE runs SET surroundings = ?').run(text);
    const before = entries();
    edit({ isEnabled: false });
    await clock.advance(10 * SECOND);
    expect(told).toEqual(['10:00 slow matched']);
    expect(runs()).toEqual(['10:00 schedule completed: matched']);
    expect(row()).toEqual({ text });
    expect(entries()).toEqual(before);
  });
  it('is told at the next start where its chain was lost with the last process', async () => {
    const { clock, told, fake, restart } = await afterSlot([REFUSED]);
    fake.scheduler.stop();
    fake.database.exec("UPDATE meta SET value = '{' WHERE key = 'tryChain'");
    await restart();
    await clock.advance(10 * SECOND);
    expect(told).toEqual(['10:00 failed matched']);
  });
});
