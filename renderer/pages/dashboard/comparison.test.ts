import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import type { CompletedRun, DirectionMethod, Figures } from '../../../shared/run';
import { evaluated, type Found } from '../../testing/evaluations';
import { completed, measuredBy } from '../../testing/runs';
import { compareLoadedLatency, compareThroughput } from './comparison';

const words = { texts: textsIn('en'), language: 'en' } as const;

/** A run on a full line with these latencies under load. */
const full = { confidence: 'high', relativeHalfWidth: null, streams: 4, hasLatencySettled: true } as const;
const getRun = (change: Partial<Figures>, upload: DirectionMethod = full): CompletedRun => ({
  ...completed(0, change),
  method: measuredBy({ download: upload, upload }),
});

describe('the latency under load', () => {
  const compare = (change: Partial<Figures>, found: Found = {}) =>
    compareLoadedLatency(words, evaluated(getRun(change), found));

  it('is graded by what it adds to the idle one', () => {
    expect(compare({ loadedLatencyUploadMs: 63.2 })).toEqual({
      tone: 'neutral',
      words: ['+52 ms over idle, grade B'],
    });
    expect(compare({ loadedLatencyUploadMs: 11 })).toEqual({
      tone: 'good',
      words: ['no higher than idle, grade A+'],
    });
  });
  it('has the colour of the evaluation, not one of its own', () => {
    expect(compare({ loadedLatencyUploadMs: 111 }).tone).toBe('neutral');
    expect(compare({ loadedLatencyUploadMs: 500 }, { grade: { state: 'beyond' } }).tone).toBe('warning');
  });
  it('has no grade where the line was not full', () => {
    const growing = getRun({ loadedLatencyUploadMs: 94 }, { ...full, hasLatencySettled: false });
    expect(compareLoadedLatency(words, evaluated(growing)).words).toEqual(['+83 ms or more, still growing']);
    const unknown = completed(0, { loadedLatencyUploadMs: 94 });
    expect(compareLoadedLatency(words, evaluated(unknown)).words).toEqual(['+83 ms over idle']);
  });
  it('is held against nothing where it was not measured', () => {
    expect(compare({})).toEqual({ tone: 'neutral', words: [] });
    expect(compareLoadedLatency(words, null)).toEqual({ tone: 'neutral', words: [] });
  });
});

describe('a throughput', () => {
  const compare = (found: Found) =>
    compareThroughput(words, evaluated(completed(0), found).evaluation.figures.download);

  it('stands beside plan and usual', () => {
    expect(compare({ download: { usual: 90e6 } })).toEqual({
      tone: 'good',
      words: ['94\u00a0% of plan', '+5\u00a0% on usual'],
    });
    expect(compare({ download: { state: 'beyond' } }).tone).toBe('warning');
  });
  it('has no colour where it is not compared, and says so', () => {
    const away = { plan: null, usual: null, state: 'not-compared', cause: 'other-network' } as const;
    expect(compare({ download: away })).toEqual({ tone: 'neutral', words: ['not compared'] });
  });
});
