import { describe, expect, it } from 'vitest';
import { AcknowledgementMeter, ArrivalMeter } from './meter';
import { bitsPerSecondBetween } from './trace';

describe('ArrivalMeter', () => {
  it('starts with the first byte and records the time of each tick', () => {
    const meter = new ArrivalMeter();
    meter.tick(10);
    expect(meter.startedAtMs).toBeNull();
    meter.arrived(1_000);
    meter.tick(20);
    meter.arrived(500);
    meter.tick(37);
    expect(meter.startedAtMs).toBe(20);
    expect(meter.trace()).toEqual([
      { atMs: 20, bytes: 1_000 },
      { atMs: 37, bytes: 1_500 },
    ]);
  });
});

describe('AcknowledgementMeter', () => {
  it('distributes acknowledged bytes over the time since the previous acknowledgement', () => {
    const meter = new AcknowledgementMeter();
    const stream = {};
    meter.opened(stream, 0);
    meter.acknowledged(stream, 40, 4_000);
    expect(meter.trace(40)).toEqual([
      { atMs: 0, bytes: 0 },
      { atMs: 10, bytes: 1_000 },
      { atMs: 20, bytes: 2_000 },
      { atMs: 30, bytes: 3_000 },
      { atMs: 40, bytes: 4_000 },
    ]);
  });

  it('adds streams without the steps of either', () => {
    const meter = new AcknowledgementMeter();
    const [one, two] = [{}, {}];
    meter.opened(one, 0);
    meter.opened(two, 0);
    for (let time = 20; time <= 200; time += 20) meter.acknowledged(one, time, 20_000);
    for (let time = 50; time <= 200; time += 50) meter.acknowledged(two, time, 100_000);
    expect(bitsPerSecondBetween(meter.trace(200), 30, 170)).toBeCloseTo(3_000 * 8_000, 3);
  });

  it('is certain only up to the last acknowledgement of every stream', () => {
    const meter = new AcknowledgementMeter();
    const [one, two] = [{}, {}];
    meter.opened(one, 0);
    meter.opened(two, 0);
    meter.acknowledged(one, 100, 1_000);
    meter.acknowledged(two, 60, 1_000);
    expect(meter.trace(100).at(-1)?.atMs).toBe(60);
  });

  it('does not wait forever for a silent stream', () => {
    const meter = new AcknowledgementMeter();
    const [one, two] = [{}, {}];
    meter.opened(one, 0);
    meter.opened(two, 0);
    meter.acknowledged(one, 1_000, 1_000);
    expect(meter.trace(1_000).at(-1)?.atMs).toBe(700);
    meter.closed(two);
    expect(meter.trace(1_000).at(-1)?.atMs).toBe(1_000);
  });
});
