import { describe, expect, it } from 'vitest';
import { TrafficWindow, type InterfaceReading } from './line-traffic';

const MEGABYTE = 1_000_000;
const reading = (received: number, change: Partial<InterfaceReading> = {}): InterfaceReading => ({
  interfaceName: 'eth0',
  received,
  sent: 0,
  ...change,
});

/** What a window says after readings that come every five seconds. */
function windowAfter(readings: readonly (InterfaceReading | null)[], stepMs = 5_000): TrafficWindow {
  const window = new TrafficWindow();
  readings.forEach((one, index) => window.add(one, index * stepMs));
  return window;
}

describe('the traffic over the line', () => {
  it('is not known before ten seconds were looked at', () => {
    expect(windowAfter([]).traffic).toBe('not-yet');
    expect(windowAfter([reading(0)]).traffic).toBe('not-yet');
    expect(windowAfter([reading(0), reading(MEGABYTE)]).traffic).toBe('not-yet');
  });

  it('is that of both directions in the last ten seconds', () => {
    const both = { received: 0, sent: 0 };
    expect(windowAfter([both, both, both].map((one) => reading(0, one))).traffic).toBe(0);
    const busy = [
      reading(0),
      reading(5 * MEGABYTE, { sent: MEGABYTE }),
      reading(10 * MEGABYTE, { sent: 2 * MEGABYTE }),
    ];
    expect(windowAfter(busy).traffic).toBe(9.6e6);
    const wasBusy = [reading(0), reading(90 * MEGABYTE), reading(90 * MEGABYTE), reading(90 * MEGABYTE)];
    expect(windowAfter(wasBusy).traffic).toBe(0);
  });

  it('is the same however often the counters are read', () => {
    const each = Array.from({ length: 31 }, (_, second) => reading(second * MEGABYTE));
    expect(windowAfter(each, 1_000).traffic).toBe(8e6);
    expect(windowAfter([reading(0), reading(12 * MEGABYTE)], 12_000).traffic).toBe(8e6);
  });

  it('goes on where a counter of 32 bits begins at zero again', () => {
    const top = 2 ** 32;
    const wrapping = [reading(top - 6 * MEGABYTE), reading(top - MEGABYTE), reading(4 * MEGABYTE)];
    expect(windowAfter(wrapping).traffic).toBe(8e6);
  });

  it.each<[string, readonly (InterfaceReading | null)[]]>([
    ['the interface was taken down', [reading(MEGABYTE), reading(2 * MEGABYTE), reading(10)]],
    ['a counter of 64 bits was set back', [reading(2 ** 40), reading(2 ** 40 + 1), reading(10)]],
    ['another interface leads out', [reading(0), reading(1), reading(2, { interfaceName: 'wlan0' })]],
    ['the counters could not be read in between', [reading(0), null, reading(1)]],
  ])('begins again where %s', (_, readings) => {
    expect(windowAfter(readings).traffic).toBe('not-yet');
  });

  it('begins again after a sleep, and after a test of Linewatch', () => {
    expect(windowAfter([reading(0), reading(500 * MEGABYTE)], 31_000).traffic).toBe('not-yet');
    const window = windowAfter([reading(0), reading(1), reading(2)]);
    window.clear();
    expect(window.traffic).toBe('not-yet');
    expect(windowAfter([reading(5), reading(5), reading(5)], -1_000).traffic).toBe('not-yet');
  });

  it('is not known where the computer does not tell', () => {
    expect(windowAfter([reading(0), reading(1), null]).traffic).toBeNull();
  });
});
