import { describe, expect, it } from 'vitest';
import { parseCron } from '../../../shared/cron-expression';
import { HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import { zoneChanges, type ZoneChange } from '../../testing/zone-changes';
import type { SchedulePlan } from './plan';
import { countSlots, slotsAfter } from './slots';

const CHANGES = zoneChanges(Date.parse('2024-01-01T00:00Z'), Date.parse('2033-01-01T00:00Z'));

const PATTERNS = [
  '*/15 * * * *',
  '*/30 * * * *',
  '0 * * * *',
  '7 * * * *',
  '0 */6 * * *',
  '0 */2 * * *',
  '17 */3 * * *',
  '30 2,14 * * *',
  '0 0 * * *',
  '30 0 * * *',
  '30 2 * * *',
  '59 23 * * *',
  '0-10/5 0-3 * * *',
];
const WINDOW_MS = 25 * HOUR_MS;
const DAY_MINUTES = 24 * 60;

/** What the clock shows, minute by minute: independent of how slots are computed. */
function walk({ at, before, after }: ZoneChange, pattern: string): readonly number[] {
  const parsed = parseCron(pattern);
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  const { hours, minutes, isInterval } = parsed.parts;
  const wanted = new Set(hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute)));
  const isSlot = (local: number) => wanted.has((local / MINUTE_MS) % DAY_MINUTES);
  const slots = new Set<number>();
  const shown = new Set<number>();
  for (let time = at - WINDOW_MS; time <= at + WINDOW_MS; time += MINUTE_MS) {
    const local = time + (time < at ? before : after);
    if (!isSlot(local)) continue;
    if (isInterval || !shown.has(local)) slots.add(time);
    shown.add(local);
  }
  for (let local = at + before; local < at + after; local += MINUTE_MS) {
    const isCovered = isInterval && isSlot(local + after - before);
    if (isSlot(local) && !isCovered) slots.add(at);
  }
  return [...slots].filter((slot) => slot > at - WINDOW_MS).sort((a, b) => a - b);
}

/** The same by asking for the next slot again and again, as the scheduler does. */
function ask(plan: SchedulePlan, at: number): readonly number[] {
  const slots: number[] = [];
  for (let last = at - WINDOW_MS; ;) {
    const [next] = slotsAfter(plan, last, 1);
    if (next === undefined || next > at + WINDOW_MS) return slots;
    slots.push(next);
    last = next;
  }
}

describe(`the ${CHANGES.length} changes of the clock in all time zones from 2024 to 2032`, () => {
  it('are found', () => {
    expect(CHANGES.length).toBeGreaterThan(100);
  });
  it.each(PATTERNS)('keep each slot of %s, once and in order', (pattern) => {
    for (const change of CHANGES) {
      const { timeZone, at } = change;
      const plan = { pattern, timeZone, offsetMs: 0 };
      const expected = walk(change, pattern);
      const found = {
        where: `${timeZone} ${new Date(at).toISOString()}`,
        slots: slotsAfter(plan, at - WINDOW_MS, expected.length),
        counted: countSlots(plan, at - WINDOW_MS, at + WINDOW_MS),
      };
      const ends = { firstAt: expected[0], lastAt: expected.at(-1), count: expected.length };
      expect(found).toEqual({ where: found.where, slots: expected, counted: ends });
    }
  });
  it('are crossed step by step like in one go, and later by the offset', () => {
    const offsetMs = 11 * MINUTE_MS;
    for (const { timeZone, at } of CHANGES.slice(0, 20)) {
      const plan = { pattern: '0 * * * *', timeZone, offsetMs: 0 };
      const shifted = ask({ ...plan, offsetMs }, at + offsetMs);
      expect(shifted.map((slot) => slot - offsetMs)).toEqual(ask(plan, at));
    }
  });
});
