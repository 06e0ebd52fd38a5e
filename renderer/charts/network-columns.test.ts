import { describe, expect, it } from 'vitest';
import type { ChartData, ChartPoint } from '../../shared/history/chart-data';
import { getNetworkColumns } from './network-columns';
import { getNetworkLines, getPointValues, lineOfNetwork } from './network-lines';

const HOUR = 3_600_000;
const point = (hour: number, line: number): ChartPoint => ({
  line,
  at: hour * HOUR,
  runs: 1,
  downloadBitsPerSecond: hour,
  uploadBitsPerSecond: null,
  latencyMs: 11,
  loadedLatencyMs: null,
  jitterMs: null,
  packetLossRatio: null,
  rpm: null,
  spreads: null,
});
const data = (points: readonly ChartPoint[]): ChartData => ({
  range: { from: 0, to: 20 * HOUR },
  bucketMs: null,
  lines: [['home'], ['office', null]],
  points,
  gaps: [],
  excluded: [],
});

describe('the lines of several networks', () => {
  it('share their moments, and each goes on over those of the other', () => {
    const { times, lines } = getNetworkColumns(data([point(1, 0), point(2, 1), point(3, 0), point(4, 1)]));
    expect(times.map((at) => at / HOUR)).toEqual([1, 2, 3, 4]);
    expect(lines.map(({ download }) => download)).toEqual([
      [1, undefined, 3, undefined],
      [undefined, 2, undefined, 4],
    ]);
  });

  it('break where nobody measured in their own network, whatever was measured elsewhere', () => {
    const home = [1, 2, 3, 14, 15].map((hour) => point(hour, 0));
    const office = [5, 6, 7, 8].map((hour) => point(hour, 1));
    const { times, lines } = getNetworkColumns(data([...home, ...office].sort((a, b) => a.at - b.at)));
    expect(times.map((at) => at / HOUR)).toEqual([1, 2, 3, 5, 6, 7, 8, 8.5, 14, 15]);
    expect(lines[0]?.download).toEqual([1, 2, 3, null, null, null, null, null, 14, 15]);
    expect(lines[1]?.download).not.toContain(null);
  });

  it('have a colour for each network, and dashes for the second figure', () => {
    const lines = getNetworkLines(getNetworkColumns(data([point(1, 0), point(2, 1)])), [
      'download',
      'upload',
    ]);
    expect(lines.map(({ color, isDashed }) => [color, isDashed])).toEqual([
      ['--lw-network-1', false],
      ['--lw-network-1', true],
      ['--lw-network-2', false],
      ['--lw-network-2', true],
    ]);
  });

  it('have the values of a point on the line of its network alone', () => {
    const chart = data([]);
    expect(getPointValues(point(7, 1), 1, chart, ['download', 'latency'])).toEqual([null, null, 7, 11]);
    expect(getPointValues(point(7, 1), 0, {}, ['download', 'latency'])).toEqual([7, 11]);
    expect([lineOfNetwork(chart, 'office'), lineOfNetwork(chart, null), lineOfNetwork(chart, 'bus')]).toEqual(
      [1, 1, -1],
    );
  });
});
