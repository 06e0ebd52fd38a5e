import { describe, expect, it } from 'vitest';
import { FakeEngineClock } from '../testing/fake-engine-clock';
import { afterRunning } from './running-timer';

function start(milliseconds: number) {
  const clock = new FakeEngineClock();
  let count = 0;
  const cancel = afterRunning(milliseconds, () => (count += 1), clock);
  return { clock, cancel, count: () => count };
}

describe('a timer of running time', () => {
  it.each([0, 1, 250, 3_000, 75_000])('fires once after %i ms', (milliseconds) => {
    const { clock, count } = start(milliseconds);
    clock.advance(milliseconds - 1);
    expect(count()).toBe(0);
    clock.advance(1);
    expect(count()).toBe(1);
    clock.advance(100_000);
    expect(count()).toBe(1);
    expect(clock.timers).toBe(0);
  });

  it('does not count time in which the process was suspended', () => {
    const { clock, count } = start(3_000);
    clock.advance(2_000);
    clock.standStill(30_000);
    clock.advance(999);
    expect(count()).toBe(0);
    clock.advance(1);
    expect(count()).toBe(1);
  });

  it('does not fire at the end of a standstill before arrived data can be read', () => {
    const { clock, count } = start(3_000);
    clock.advance(2_999);
    clock.standStill(5_000);
    expect(count()).toBe(0);
    clock.advance(250);
    expect(count()).toBe(1);
  });

  it('fires in time if timers are a little late', () => {
    const { clock, count } = start(1_000);
    for (let slice = 0; slice < 4; slice += 1) clock.standStill(300);
    expect(count()).toBe(1);
  });

  it('fires even if every timer is very late', () => {
    const { clock, count } = start(1_000);
    for (let slice = 0; slice < 8; slice += 1) clock.standStill(2_000);
    expect(count()).toBe(1);
  });

  it('does not fire after it was cancelled', () => {
    const { clock, cancel, count } = start(1_000);
    clock.advance(600);
    cancel();
    clock.advance(10_000);
    expect(count()).toBe(0);
    expect(clock.timers).toBe(0);
  });
});
