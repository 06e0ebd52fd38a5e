import { describe, expect, it } from 'vitest';
import { playLoad } from '../../testing/virtual-load';
import { LIMITS } from './stop-rule';

const MBIT = 1_000_000;
const QUICK = { limits: LIMITS.quick, roundTripMs: 20 };

/** A rate that rises to the line’s within 200 ms. */
const starting = (bitsPerSecond: number) => (ms: number) => bitsPerSecond * Math.min(1, ms / 200);

describe('a load', () => {
  it('ends after a second on a full line whose latency does not grow', () => {
    const played = playLoad({ rate: starting(96 * MBIT), latencyMs: () => 26 }, QUICK);
    expect(played.ms).toBeLessThanOrEqual(1_200);
    expect(played.hasLatencySettled).toBe(true);
    expect(played.estimate?.bitsPerSecond).toBeCloseTo(96 * MBIT, -3);
  });

  it('ends as soon on a line whose buffer of 50 ms has overflowed', () => {
    const sawtooth = (ms: number) => (ms < 400 ? 20 + ms / 8 : 55 + (ms - 400) / 200);
    const played = playLoad({ rate: starting(96 * MBIT), latencyMs: sawtooth }, QUICK);
    expect(played.ms).toBeLessThanOrEqual(1_200);
    expect(played.hasLatencySettled).toBe(true);
  });

  it('continues while a buffer fills, until it is full', () => {
    const filling = (ms: number) => (ms < 3_000 ? 20 + ms / 20 : 155);
    const played = playLoad({ rate: starting(20 * MBIT), latencyMs: filling }, QUICK);
    expect(played.ms).toBeGreaterThan(3_000);
    expect(played.ms).toBeLessThan(4_500);
    expect(played.hasLatencySettled).toBe(true);
    expect(played.estimate?.bitsPerSecond).toBeCloseTo(20 * MBIT, -3);
  });

  it('reports that the latency had not settled if the buffer is larger than the time allows', () => {
    const played = playLoad({ rate: starting(20 * MBIT), latencyMs: (ms) => 20 + ms / 20 }, QUICK);
    expect(played.ms).toBeGreaterThan(6_000);
    expect(played.ms).toBeLessThanOrEqual(6_300);
    expect(played.hasLatencySettled).toBe(false);
  });

  it('spends at most 25 MB on a buffer that fills', () => {
    const played = playLoad({ rate: starting(96 * MBIT), latencyMs: (ms) => 20 + ms / 20 }, QUICK);
    expect(played.bytes).toBeLessThan(13_000_000 + 25_700_000);
    expect(played.hasLatencySettled).toBe(false);
  });

  it('does not wait for a latency that is not measured', () => {
    const played = playLoad({ rate: starting(96 * MBIT), latencyMs: () => null }, QUICK);
    expect(played.ms).toBeLessThanOrEqual(1_200);
    expect(played.hasLatencySettled).toBeNull();
  });

  it('adds streams if packet loss slows each of them down, until the line is full', () => {
    const rate = (_ms: number, streams: number) => Math.min(290, 20 * streams) * MBIT;
    const latencyMs = (_ms: number, streams: number) => (streams * 20 > 290 ? 45 : 21);
    const played = playLoad({ rate, latencyMs }, QUICK);
    expect(played.streams).toBe(16);
    expect(played.estimate?.bitsPerSecond).toBeCloseTo(290 * MBIT, -3);
    expect(played.ms).toBeLessThan(3_000);
  });

  it('adds no more than the limit of the service', () => {
    const rate = (_ms: number, streams: number) => 20 * streams * MBIT;
    const played = playLoad({ rate, latencyMs: () => 21 }, { ...QUICK, mostStreams: 6 });
    expect(played.streams).toBe(6);
    expect(played.estimate?.bitsPerSecond).toBeCloseTo(120 * MBIT, -3);
  });

  it('stops adding if more streams do not increase the throughput, and ends in time', () => {
    const played = playLoad({ rate: starting(96 * MBIT), latencyMs: () => 21 }, QUICK);
    expect(played.streams).toBeLessThanOrEqual(16);
    expect(played.ms).toBeLessThanOrEqual(1_200);
  });

  it('adds none if a queue shows that the line is full', () => {
    const played = playLoad({ rate: starting(10 * MBIT), latencyMs: () => 70 }, QUICK);
    expect(played.streams).toBeLessThanOrEqual(4);
  });

  it('continues while TCP still grows on a line with high latency', () => {
    const rate = (ms: number) =>
      ms < 1_200 ? 500 * MBIT * Math.min(1, ms / 1_000) : Math.min(965, 500 + (ms - 1_200) / 4) * MBIT;
    const latencyMs = (ms: number) => (ms < 3_000 ? 118 : 140);
    const played = playLoad({ rate, latencyMs }, { ...QUICK, roundTripMs: 100 });
    expect(played.estimate?.bitsPerSecond).toBeGreaterThan(955 * MBIT);
    expect(played.ms).toBeGreaterThan(4_500);
    expect(played.ms).toBeLessThanOrEqual(8_000);
  });

  it('ends after eight seconds on a line that never stops growing', () => {
    const played = playLoad(
      { rate: (ms) => ms * 100_000, latencyMs: () => 118 },
      { ...QUICK, roundTripMs: 100 },
    );
    expect(played.ms).toBeGreaterThan(5_000);
    expect(played.ms).toBeLessThanOrEqual(8_100);
  });
});
