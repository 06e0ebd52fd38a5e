import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/i18n';
import { figures } from '../../testing/runs';
import { compareLoadedLatency } from './comparison';

const words = { texts: textsIn('en'), language: 'en' } as const;

describe('the latency under load', () => {
  it('is graded by what it adds to the idle one', () => {
    expect(compareLoadedLatency(words, figures({ loadedLatencyUploadMs: 63.2 }))).toEqual({
      tone: 'neutral',
      words: ['+52 ms over idle, grade B'],
    });
    expect(compareLoadedLatency(words, figures({ loadedLatencyUploadMs: 11 }))).toEqual({
      tone: 'good',
      words: ['no higher than idle, grade A+'],
    });
    expect(compareLoadedLatency(words, figures({ loadedLatencyUploadMs: 500 })).tone).toBe('warning');
  });

  it('is held against nothing where it was not measured', () => {
    expect(compareLoadedLatency(words, figures())).toEqual({ tone: 'neutral', words: [] });
  });
});
