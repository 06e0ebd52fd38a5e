import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MovingTime } from './moving-time';

const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('time that a bench moves', () => {
  it('reaches the next timer at once, and only that one', () => {
    const time = new MovingTime();
    const start = time.now();
    const heard: string[] = [];
    time.after(2 * HOUR, () => heard.push('later'));
    time.after(HOUR, () => heard.push('sooner'));
    time.moveOn(start);
    expect(heard).toEqual(['sooner']);
    expect(time.now() - start).toBeGreaterThanOrEqual(HOUR);
    time.moveOn(start);
    expect(heard).toEqual(['sooner', 'later']);
  });

  it('lets every timer go off on the way to a time', () => {
    const time = new MovingTime();
    const start = time.now();
    const heard: string[] = [];
    for (const hours of [3, 1, 2]) time.after(hours * HOUR, () => heard.push(`${hours}`));
    time.moveOn(start + 2.5 * HOUR);
    expect(heard).toEqual(['1', '2']);
  });

  it('lets timers count on when the clock is set', () => {
    const time = new MovingTime();
    const heard: string[] = [];
    const cancel = time.after(HOUR, () => heard.push('never'));
    time.jump(8 * HOUR);
    expect(heard).toEqual([]);
    cancel();
    time.moveOn(time.now() + HOUR);
    expect(heard).toEqual([]);
  });
});
