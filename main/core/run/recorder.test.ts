import { expect, it } from 'vitest';
import type { Judgement } from '../judging/judge';
import { completedRun, failedRun, RUN_OF } from '../../testing/runs';
import { Recorder } from './recorder';

/** What is recorded of the chain of a run whose judgement fails; absent where it stays as it is. */
async function chainOf(run: Parameters<Recorder['record']>[0]): Promise<Judgement['chain'] | 'stays'> {
  const recorded: Judgement[] = [];
  const recorder = new Recorder({
    runs: {
      record: (_run, judgement) => void recorded.push(judgement),
      settle: () => undefined,
      isRecorded: () => false,
      forgetChain: () => undefined,
    },
    history: { account: () => null },
    unrecorded: { add: () => undefined, read: () => [], remove: () => undefined },
    judge: {
      judge: () => {
        throw new Error('no judgement');
      },
      judgeFinally: (_run, verdicts) => ({ verdicts, judged: [], memories: {} }),
    },
    teller: { compose: () => [], composeLater: () => [] },
    isRefusal: () => false,
    maxTries: 1,
    pause: () => Promise.resolve(),
    deliverer: { kick: () => undefined },
    log: () => undefined,
  });
  await recorder.record(run);
  const [judgement] = recorded;
  return judgement === undefined || !('chain' in judgement) ? 'stays' : judgement.chain;
}

it('leaves a pending repetition as it is where a run that was not tried cannot be judged', async () => {
  expect(await chainOf(RUN_OF.missed)).toBe('stays');
  expect(await chainOf(RUN_OF.skipped)).toBe('stays');
});

it('ends a pending repetition where what it found, or the repetition itself, cannot be judged', async () => {
  expect(await chainOf(completedRun())).toBeNull();
  expect(await chainOf(failedRun())).toBeNull();
  expect(await chainOf({ ...RUN_OF.skipped, retryOf: { runId: 'first', number: 1 } })).toBeNull();
});
