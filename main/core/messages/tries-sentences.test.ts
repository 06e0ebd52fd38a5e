import { describe, expect, it } from 'vitest';
import type { Try } from '../../../shared/tries';
import { createMessage, judgeAfresh } from '../../testing/messages';
import { completedRun, failedRun, GOOD_FIGURES } from '../../testing/runs';

const AT = Date.parse('2026-11-23T14:30:00Z');

/** The message of a run whose verdicts tell that tests came before it. */
function textOf(run: ReturnType<typeof failedRun> | ReturnType<typeof completedRun>, tries: readonly Try[]) {
  const verdicts = judgeAfresh(run).verdicts.map((verdict) =>
    verdict.reason === 'matched' ? { ...verdict, isConfirmed: run.outcome === 'completed', tries } : verdict,
  );
  return createMessage(run, 'en', { verdicts, telling: verdicts }).summary;
}

describe('the message of a test that was made again', () => {
  it('names the tests before a failed one with their times and reasons', () => {
    const tries = (['dns', 'timeout'] as const).map((reason, minute): Try => ({
      runId: `run-${minute}`,
      startedAt: AT + minute * 60_000,
      outcome: 'failed',
      reason,
      value: null,
    }));
    expect(textOf(failedRun(), tries)).toContain(
      '2 tests before it failed, too: 15:30 (server name not found), 15:31 (no answer in time).',
    );
  });
  it('names both figures of a breach that was confirmed', () => {
    const slow = completedRun({ figures: { ...GOOD_FIGURES, downloadBitsPerSecond: 70e6 } });
    const first = { runId: 'a', startedAt: AT, outcome: 'completed', reason: null, value: 71e6 } as const;
    const text = textOf(slow, [first]);
    expect(text).toContain('70.0 Mbit/s');
    expect(text).toContain('A test at 15:30 found the same: 71.0 Mbit/s.');
  });
});
