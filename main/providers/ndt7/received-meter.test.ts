import { describe, expect, it } from 'vitest';
import { ReceivedMeter } from './received-meter';

const report = (elapsedMs: number, bytes: number) => ({
  received: { elapsedMs, bytes },
  minRttMs: null,
  rttMs: null,
  retransmittedRatio: null,
});

describe('ReceivedMeter', () => {
  it('counts on the clock of the server', () => {
    const meter = new ReceivedMeter(5_000);
    meter.reported(report(250, 250_000), 5_300, 1_000_000);
    meter.reported(report(1_000, 1_250_000), 6_100, 2_000_000);
    expect(meter.bytes).toBe(1_250_000);
    expect(meter.bitsPerSecond).toBe(10_000_000);
    expect(meter.startedAtMs).toBe(5_300);
    expect(meter.trace()).toEqual([
      { atMs: 5_000, bytes: 0 },
      { atMs: 5_250, bytes: 250_000 },
      { atMs: 6_000, bytes: 1_250_000 },
    ]);
  });

  it.each([
    ['more than was sent', report(1_100, 3_000_000)],
    ['a time to come', report(9_000, 1_500_000)],
    ['a time that runs backwards', report(900, 1_500_000)],
    ['a count that runs backwards', report(1_100, 900_000)],
  ])('does not believe %s', (_, lie) => {
    const meter = new ReceivedMeter(5_000);
    meter.reported(report(1_000, 1_000_000), 6_000, 2_000_000);
    meter.reported(lie, 6_200, 2_000_000);
    expect(meter.bitsPerSecond).toBe(8_000_000);
  });

  it('knows nothing before the first report', () => {
    expect(new ReceivedMeter(5_000)).toMatchObject({ bytes: 0, bitsPerSecond: 0, startedAtMs: null });
  });
});
