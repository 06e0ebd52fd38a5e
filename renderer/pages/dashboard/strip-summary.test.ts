import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import { completed, ended } from '../../testing/runs';
import { stripSummary } from './strip-summary';

const missed = (reason: 'asleep' | 'not-running') => ({
  run: ended(0, { outcome: 'missed', reason, slots: 1 }),
  state: 'missed' as const,
});

describe('the summary of the last runs', () => {
  it('counts each state, the good ones first, and names why runs were missed', () => {
    const runs = [
      missed('asleep'),
      { run: completed(0), state: 'good' as const },
      { run: completed(1), state: 'slow' as const },
      { run: completed(2), state: 'good' as const },
    ];
    expect(stripSummary(runs, textsIn('en'))).toBe('2 good · 1 worth a look · 1 missed, computer asleep');
  });

  it('names no reason when there are several', () => {
    expect(stripSummary([missed('asleep'), missed('not-running')], textsIn('en'))).toBe('2 missed');
  });
});
