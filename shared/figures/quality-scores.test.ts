import { describe, expect, it } from 'vitest';
import { ABSENT_FIGURES, type Figures } from '../run';
import { qualityScores } from './quality-scores';

/** 10 points for the latency, 20 for the increase, 10 each for jitter and loss, 30 for the download. */
const FINE: Figures = {
  ...ABSENT_FIGURES,
  downloadBitsPerSecond: 100_000_000,
  latencyMs: 12,
  jitterMs: 0.8,
  loadedLatencyDownloadMs: 21,
  packetLossRatio: 0,
};

describe('qualityScores', () => {
  it('calls a fast and steady line great for everything', () => {
    expect(qualityScores(FINE)).toEqual({ streaming: 'great', gaming: 'great', calls: 'great' });
  });
  it('gives no points for a packet loss that was not measured, and leaves nothing out for it', () => {
    expect(qualityScores({ ...FINE, packetLossRatio: null })).toEqual({
      streaming: 'great',
      gaming: 'great',
      calls: 'great',
    });
    // 10 + 10 points: with loss 30, without 20.
    const busier = { ...FINE, loadedLatencyDownloadMs: 24 };
    expect(qualityScores(busier).gaming).toBe('great');
    expect(qualityScores({ ...busier, packetLossRatio: null }).gaming).toBe('average');
  });
  it('takes points for what the line adds under load', () => {
    // 10 - 20 + 10 points, and 30 for the download or 10 for the jitter.
    expect(qualityScores({ ...FINE, loadedLatencyDownloadMs: 600 })).toEqual({
      streaming: 'average',
      gaming: 'bad',
      calls: 'poor',
    });
  });
  it('holds at every limit what begins there', () => {
    // 10 + 5 + 5 + 10 = 30, and 20 without the last step.
    const line = { ...FINE, latencyMs: 10, loadedLatencyDownloadMs: 30, packetLossRatio: 0.01 };
    expect(qualityScores({ ...line, downloadBitsPerSecond: 50_000_000 }).streaming).toBe('good');
    expect(qualityScores({ ...line, downloadBitsPerSecond: 9_999_999 }).streaming).toBe('average');
  });
  it('lets a sum below nothing count as nothing', () => {
    const worst = { ...FINE, latencyMs: 900, loadedLatencyDownloadMs: 2_000, packetLossRatio: 0.6 };
    expect(qualityScores(worst)).toEqual({ streaming: 'bad', gaming: 'bad', calls: 'bad' });
  });
  it('leaves out what cannot be known', () => {
    expect(qualityScores({ ...FINE, jitterMs: null })).toEqual({ streaming: 'great', gaming: 'great' });
    expect(qualityScores({ ...FINE, downloadBitsPerSecond: null })).toEqual({
      gaming: 'great',
      calls: 'great',
    });
    expect(qualityScores({ ...FINE, loadedLatencyDownloadMs: null })).toEqual({});
    expect(qualityScores(ABSENT_FIGURES)).toEqual({});
  });
});
