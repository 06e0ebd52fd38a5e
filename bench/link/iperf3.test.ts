import { describe, expect, it } from 'vitest';
import type { Cell } from './cells';
import { crossCommand, iperf3Command, readIperf3 } from './iperf3';

const CELL: Cell = {
  mbit: { download: 100, upload: 100 },
  bufferMs: 50,
  rttMs: 20,
  trouble: { kind: 'none' },
};

describe('iperf3 beside the engine', () => {
  it('is asked for four streams, the other way round for a download', () => {
    expect(iperf3Command('10.0.0.2', 5201, 'upload').join(' ')).toBe(
      'iperf3 -J -c 10.0.0.2 -p 5201 -P 4 -O 1 -t 3',
    );
    expect(iperf3Command('10.0.0.2', 5201, 'download').at(-1)).toBe('-R');
  });

  it('takes a share of the line as cross traffic, headers included', () => {
    const command = crossCommand('10.0.0.2', 5202, { cell: CELL, share: 0.3, way: 'download' });
    expect(command.join(' ')).toBe(
      'iperf3 --forceflush -u -c 10.0.0.2 -p 5202 -t 3600 -l 1448 -b 29430894 -R',
    );
  });

  it('is read by what the receiver got, and by all that was moved', () => {
    const text = JSON.stringify({
      intervals: [
        { sum: { bytes: 10_000_000, omitted: true } },
        { sum: { bytes: 12_000_000, omitted: false } },
      ],
      end: { sum_sent: { bits_per_second: 97e6 }, sum_received: { bits_per_second: 96.5e6 } },
    });
    expect(readIperf3(text, 4.2)).toEqual({
      bitsPerSecond: 96.5e6,
      seconds: 4.2,
      bytes: 22_000_000,
      cpuSeconds: null,
    });
  });

  it('has no figure when it failed', () => {
    expect(readIperf3('{"intervals":[],"end":{},"error":"the server is busy"}', 1)).toBeNull();
    expect(readIperf3('iperf3: not found', 1)).toBeNull();
  });
});
