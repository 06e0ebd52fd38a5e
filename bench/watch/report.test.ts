import { describe, expect, it } from 'vitest';
import type { LineEvent } from '../../shared/history/outages';
import { compareWithTruth } from './report';

const FAULT = { kind: 'outage', place: 'beyond', from: 10_000, to: 30_000 } as const;
const event = (id: string, startedAt: number, endedAt: number | null, change = {}): LineEvent => ({
  id,
  kind: 'outage',
  place: 'beyond',
  startedAt,
  endedAt,
  isEndObserved: true,
  ...change,
});

describe('the findings of the watching', () => {
  it('are held against what was done to the line', () => {
    expect(compareWithTruth([FAULT], [event('a', 11_200, 30_700)])).toEqual({
      faults: 1,
      found: 1,
      missed: 0,
      invented: 0,
      misplaced: 0,
      startErrorMs: 1_200,
      endErrorMs: 700,
    });
  });
  it('are missed where nothing was found, and invented where nothing was done', () => {
    const report = compareWithTruth([FAULT], [event('a', 40_000, 50_000)]);
    expect(report).toMatchObject({ found: 0, missed: 1, invented: 1, startErrorMs: null, endErrorMs: null });
  });
  it('name another place, and count an outage that was torn in two as one invented', () => {
    const found = [event('a', 10_000, 15_000, { place: 'gateway' }), event('b', 20_000, 30_000)];
    expect(compareWithTruth([FAULT], found)).toMatchObject({ found: 1, misplaced: 1, invented: 1 });
  });
  it('leave out what says why nobody looked', () => {
    expect(compareWithTruth([], [event('a', 1, 2, { kind: 'standstill' })])).toMatchObject({ invented: 0 });
  });
});
