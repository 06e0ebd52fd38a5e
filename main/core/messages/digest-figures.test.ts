import { describe, expect, it } from 'vitest';
import { RUN_OF } from '../../testing/runs';
import { digestFigures } from './digest-figures';

const AT = RUN_OF.skipped.startedAt;
const missedIn = (runs: Parameters<typeof digestFigures>[0]) =>
  digestFigures(runs, { from: AT, to: AT + 1 }, () => ({})).missed;

describe('the slots of a schedule that had no test', () => {
  it('are those that were skipped, and not the repetitions of a test that were', () => {
    const repetition = { ...RUN_OF.skipped, retryOf: { runId: 'first', number: 1 } };
    expect(missedIn([RUN_OF.skipped, repetition])).toBe(1);
  });
});
