import { describe, expect, it } from 'vitest';
import { loopbackRows } from './loopback-report';

const transfer = (gigabits: number, cpuSeconds: number) => ({
  bitsPerSecond: gigabits * 1e9,
  seconds: 1,
  bytes: 1e9,
  cpuSeconds,
});

describe('the report on loopback', () => {
  it('sets the engine beside curl and tells its share', () => {
    const curl = {
      download: [transfer(10, 0.2), transfer(30, 0.4), transfer(20, 0.3)],
      upload: [transfer(8, 0.5)],
    };
    const direction = {
      seconds: 1,
      bytes: 1e9,
      confidence: null,
      streams: 4,
      hasLatencySettled: null,
      peakBitsPerSecond: null,
    };
    const engine = [
      {
        download: { ...direction, bitsPerSecond: 25e9 },
        upload: { ...direction, bitsPerSecond: 6e9 },
        idleLatencyMs: null,
        loadedLatencyMs: { download: null, upload: null },
        seconds: 3,
        cpuSeconds: 0.6,
        peakRssBytes: 80_000_000,
      },
    ];
    const [header = [], row = []] = loopbackRows([{ transport: 'TLS', engine, failures: [], curl }]);
    expect(row.join(' ')).toBe('TLS 25.00 20.00 1.25 6.00 8.00 0.75 0.30 0.40 0.75 80 0/1');
    expect(row).toHaveLength(header.length);
  });
});
