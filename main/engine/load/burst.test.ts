import { describe, expect, it } from 'vitest';
import { Burst } from './burst';

describe('Burst', () => {
  it('hands out as many pieces as fit with their headers', () => {
    const burst = new Burst(2_000_000, 900_000);
    expect(burst.streams).toBe(2);
    expect([burst.take(), burst.take(), burst.take()]).toEqual([true, true, false]);
    expect(burst.streams).toBe(0);
  });

  it('is over when everything requested has arrived', () => {
    const burst = new Burst(2_000_000, 1_048_576);
    expect(burst.isOver).toBe(false);
    burst.take();
    burst.moved(1_048_576);
    expect(burst.isOver).toBe(false);
    burst.settle();
    expect(burst.isOver).toBe(true);
  });

  it('requests a redirected piece again', () => {
    const burst = new Burst(2_000_000, 1_048_576);
    burst.take();
    burst.giveBack();
    expect(burst.isOver).toBe(false);
    expect(burst.take()).toBe(true);
  });

  it('is over before half of an endless answer has arrived, and at its cap whatever a server sends', () => {
    const endless = new Burst(2_000_000, null);
    endless.moved(930_000);
    expect(endless.isOver).toBe(false);
    endless.moved(10_000);
    expect(endless.isOver).toBe(true);
    const sized = new Burst(2_000_000, 900_000);
    sized.take();
    sized.moved(1_900_000);
    expect(sized.isOver).toBe(true);
  });

  it('has a curve that begins at the first request', () => {
    const burst = new Burst(1_000_000, 16_384);
    burst.take();
    burst.moved(10_000);
    burst.moved(5_000);
    expect(burst.trace.map(({ bytes }) => bytes)).toEqual([0, 10_000, 15_000]);
  });
});
