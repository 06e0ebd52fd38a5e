import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import { wordPointed } from './pointed-words';

const AT = Date.parse('2026-11-23T14:05:00Z');
const POINT = {
  at: AT,
  runs: 1,
  downloadBitsPerSecond: 94_000_000,
  uploadBitsPerSecond: null,
  latencyMs: 11.4,
  loadedLatencyMs: null,
  jitterMs: null,
  packetLossRatio: null,
  rpm: null,
  spreads: null,
};
const word = (pointed: Parameters<typeof wordPointed>[0], language: 'en' | 'zh-CN' = 'en') =>
  wordPointed(pointed, [POINT], textsIn(language), { language, timeZone: 'UTC', rateUnit: 'Mbit/s' });

describe('what the crosshair is at', () => {
  it('is said of a run with its figures', () => {
    expect(word({ kind: 'run', index: 0 })).toBe(
      '23 Nov 14:05: download 94.0 Mbit/s, upload –, latency 11 ms',
    );
  });
  it('is said of a time without measurements with its reason and its length', () => {
    const gap = { kind: 'failed', from: AT, to: AT + 90 * 60_000 } as const;
    expect(word({ kind: 'gap', gap })).toBe('23 Nov 14:05 to 23 Nov 15:35: tests failed, 1 h 30 min');
    expect(word({ kind: 'gap', gap }, 'zh-CN')).toBe(
      '11月23日 14:05 至 11月23日 15:35：测试失败，1 小时 30 分钟',
    );
  });
  it('is nothing where the run is gone', () => {
    expect(word({ kind: 'run', index: 3 })).toBe('');
  });
});
