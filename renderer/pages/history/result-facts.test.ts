import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import type { Figures } from '../../../shared/run';
import { figures, measuredBy } from '../../testing/runs';
import { idleFacts, loadFacts } from './latency-facts';
import { throughputFacts, type ResultInput } from './result-facts';

const texts = textsIn('en');
const input = (
  change: Partial<Figures>,
  method: Parameters<typeof measuredBy>[0] | null = {},
  load: Pick<ResultInput, 'grade' | 'isGrowing'> = { grade: 'B', isGrowing: false },
) =>
  ({
    figures: figures(change),
    method: method && measuredBy(method),
    ...load,
    texts,
    language: 'en',
    rateUnit: 'Mbit/s',
  }) as const;
const lines = (facts: ReturnType<typeof idleFacts>) =>
  facts.map(({ name, value, note }) => [name, value, ...(note === null ? [] : [note])].join(': '));

describe('the throughput of a result', () => {
  it('says how sure it is, its best second, what the line carried, and what it cost', () => {
    const download = {
      confidence: 'high',
      relativeHalfWidth: 0.0152,
      streams: 6,
      hasLatencySettled: true,
    } as const;
    const found = { downloadPeakBitsPerSecond: 95e6, downloadBytes: 118_000_000, downloadSeconds: 10 };
    expect(lines(throughputFacts(input(found, { download }), 'download'))).toEqual([
      'Throughput: 94.1 Mbit/s: high confidence, ± 1.5\u00a0%',
      'Peak (one second): 95.0 Mbit/s',
      'Line rate (estimate): 99.9 Mbit/s',
      'Data and time: 118 MB in 10 s',
      'Connections: 6',
    ]);
  });

  it('gives only the word where the provider gives no interval', () => {
    const upload = {
      confidence: 'low',
      relativeHalfWidth: null,
      streams: 1,
      hasLatencySettled: true,
    } as const;
    expect(throughputFacts(input({}, { upload }), 'upload')[0]?.note).toBe('low confidence');
  });

  it('claims nothing of how an old run was measured', () => {
    const facts = throughputFacts(input({ downloadBytes: 118_000_000 }, null), 'download');
    expect(facts.map(({ value, note }) => [value, note])).toEqual([
      ['94.1 Mbit/s', null],
      [null, null],
      ['99.9 Mbit/s', null],
      ['118 MB', null],
    ]);
  });

  it('is one absent figure where the direction was not measured', () => {
    expect(throughputFacts(input({ uploadBitsPerSecond: null }), 'upload')).toMatchObject([{ value: null }]);
  });
});

describe('the latency of a result', () => {
  it('is the middle, the lowest, nearly all, and the jitter', () => {
    const found = { latencyMinMs: 9.8, latencyP95Ms: 14.2, jitterMs: 0 };
    expect(idleFacts(input(found)).map(({ value }) => value)).toEqual(['11 ms', '9.8 ms', '14 ms', '0.0 ms']);
    expect(idleFacts(input({ latencyMs: null }))).toMatchObject([{ value: null }]);
  });

  it('under load has a grade, and names the kind of responsiveness and of loss', () => {
    const found = {
      loadedLatencyDownloadMs: 42.5,
      loadedLatencyDownloadP95Ms: 51.75,
      loadedLatencyUploadMs: 63.25,
      rpm: 1_210,
      packetLossRatio: 0,
    };
    const method = { rpmKind: 'foreign', packetLossSource: 'udp-echo' } as const;
    expect(lines(loadFacts(input(found, method)))).toEqual([
      'Latency while downloading: 43 ms: 95th percentile 52 ms',
      'Latency while uploading: 63 ms',
      'Added latency under load: 52 ms, grade B',
      'Responsiveness (new connections only): 1\u202f210 RPM',
      'Packet loss (measured by UDP echo): 0\u00a0%',
    ]);
  });

  it('under load has no grade where the line was not full, and says so where it was still filling', () => {
    const added = (isGrowing: boolean) =>
      loadFacts(input({ loadedLatencyUploadMs: 63.25 }, {}, { grade: null, isGrowing }))[2]?.value;
    expect(added(true)).toBe('52 ms or more');
    expect(added(false)).toBe('52 ms');
  });

  it('under load is absent, not 0, where nothing looked for it', () => {
    expect(loadFacts(input({}, null)).map(({ value }) => value)).toEqual([null, null, null, null, null]);
  });
});
