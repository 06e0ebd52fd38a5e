import { describe, expect, it } from 'vitest';
import { connectionBytes, probeBitsPerSecond, requestBytes } from './probe-bytes';

const SECOND = { fromMs: 0, toMs: 1_000 };

describe('the throughput used by probes', () => {
  it('is the payload that their packets could have carried', () => {
    const probes = Array.from({ length: 20 }, (_, index) => requestBytes(index * 50, 150, 90));
    // 254 bytes up and 142 down, with headers, twenty times per second.
    expect(probeBitsPerSecond(probes, 'upload', SECOND)).toBeCloseTo(39_231, 0);
    expect(probeBitsPerSecond(probes, 'download', SECOND)).toBeCloseTo(21_932, 0);
  });

  it('counts only probes sent within the range', () => {
    const probes = [requestBytes(-1, 150, 90), requestBytes(0, 150, 90), requestBytes(1_000, 150, 90)];
    expect(probeBitsPerSecond(probes, 'upload', SECOND)).toBeCloseTo(1_961.6, 0);
    expect(probeBitsPerSecond(probes, 'upload', { fromMs: 0, toMs: 0 })).toBe(0);
  });

  it('is higher for new connections, and highest with TLS', () => {
    const request = requestBytes(0, 150, 90);
    expect(connectionBytes(request, false)).toEqual({ atMs: 0, sent: 478, received: 306 });
    expect(connectionBytes(request, true)).toEqual({ atMs: 0, sent: 1_378, received: 4_506 });
  });
});
