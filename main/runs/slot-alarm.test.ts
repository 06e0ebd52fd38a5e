import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SlotAlarm } from './slot-alarm';

const START = Date.parse('2026-10-25T00:10:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** An alarm that records when it fired, in minutes after the start. */
function noted() {
  const at: number[] = [];
  const alarm = new SlotAlarm({ now: () => Date.now() }, () => at.push((Date.now() - START) / MINUTE));
  return { alarm, at };
}

describe('the alarm of a slot', () => {
  beforeEach(() => vi.useFakeTimers({ now: START }));
  afterEach(() => vi.useRealTimers());

  it('fires once at its time, also in a night that repeats an hour', async () => {
    const { alarm, at } = noted();
    alarm.set(START + 20 * MINUTE);
    await vi.advanceTimersByTimeAsync(2 * DAY);
    expect(at).toEqual([20]);
  });
  it('uses the time that was set last', async () => {
    const { alarm, at } = noted();
    alarm.set(START + 20 * MINUTE);
    alarm.set(START + 30 * MINUTE);
    await vi.advanceTimersByTimeAsync(40 * MINUTE);
    alarm.set(START + 50 * MINUTE);
    alarm.set(null);
    await vi.advanceTimersByTimeAsync(40 * MINUTE);
    expect(at).toEqual([30]);
  });
  it('is not set for a time in the past or far ahead', async () => {
    const { alarm, at } = noted();
    alarm.set(START);
    alarm.set(START + 25 * 60 * MINUTE);
    await vi.advanceTimersByTimeAsync(2 * DAY);
    expect(at).toEqual([]);
  });
  it('can be set again to the same time after the clock was set back', async () => {
    const { alarm, at } = noted();
    alarm.set(START + 20 * MINUTE);
    await vi.advanceTimersByTimeAsync(25 * MINUTE);
    vi.setSystemTime(START);
    alarm.set(START + 20 * MINUTE);
    await vi.advanceTimersByTimeAsync(25 * MINUTE);
    expect(at).toEqual([20, 20]);
  });
});
