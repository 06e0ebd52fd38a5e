import { describe, expect, it } from 'vitest';
import { COMPLETED, awaitEnd, fakePipeline, measuringUntil } from '../../testing/pipeline';

const manual = { trigger: 'manual', slotAt: null } as const;

describe('cancelling', () => {
  it('while it measures is recorded as cancelled', async () => {
    const { pipeline } = fakePipeline({ measurer: measuringUntil().measurer });
    const answer = pipeline.run(manual);
    await new Promise((resolve) => setImmediate(resolve));
    expect(pipeline.cancel()).toBe(true);
    expect(await awaitEnd(answer)).toMatchObject({ outcome: 'cancelled', figures: null });
  });

  it('lets a run that is asked for at once start as soon as the first has ended', async () => {
    const { measurer, end } = measuringUntil();
    const { pipeline, history } = fakePipeline({ measurer });
    const first = pipeline.run(manual);
    await new Promise((resolve) => setImmediate(resolve));
    pipeline.cancel();
    expect(pipeline.isEnding).toBe(true);
    const second = pipeline.run({ trigger: 'command-line', slotAt: null });
    expect(second.kind).toBe('waiting');
    expect(pipeline.isEnding).toBe(false);
    expect(await awaitEnd(first)).toMatchObject({ outcome: 'cancelled' });
    expect(pipeline.running?.trigger).toBe('command-line');
    await new Promise((resolve) => setImmediate(resolve));
    end(COMPLETED);
    const run = await awaitEnd(second);
    expect(run).toMatchObject({ outcome: 'completed', trigger: 'command-line' });
    expect(history.details(run.id)?.run.outcome).toBe('completed');
    expect(pipeline.running).toBeNull();
  });

  it('gives everybody who asks meanwhile the same next run', async () => {
    const { pipeline } = fakePipeline({ measurer: measuringUntil().measurer });
    const first = pipeline.run(manual);
    pipeline.cancel();
    const [second, third] = [pipeline.run(manual), pipeline.run(manual)];
    if (second.kind !== 'waiting' || third.kind !== 'waiting') throw new Error('does not wait');
    const [one, other] = [await second.started, await third.started];
    expect([one.kind, other.kind]).toEqual(['started', 'already-running']);
    if (one.kind === 'not-recorded' || other.kind === 'not-recorded') throw new Error('not recorded');
    expect(one.runId).toBe(other.runId);
    expect(one.runId).not.toBe((await awaitEnd(first)).id);
    pipeline.cancel();
    expect(await one.ended).toMatchObject({ outcome: 'cancelled' });
  });

  it('ends the next run as well, which is recorded as cancelled', async () => {
    const { pipeline } = fakePipeline({ measurer: measuringUntil().measurer });
    const first = pipeline.run(manual);
    pipeline.cancel();
    const second = pipeline.run(manual);
    pipeline.cancel();
    expect(await awaitEnd(first)).toMatchObject({ outcome: 'cancelled' });
    expect(await awaitEnd(second)).toMatchObject({ outcome: 'cancelled' });
    expect(pipeline.running).toBeNull();
  });

  it('before it measures is recorded as cancelled, and nothing is measured', async () => {
    const { pipeline } = fakePipeline();
    const answer = pipeline.run(manual);
    pipeline.cancel();
    expect(await awaitEnd(answer)).toMatchObject({ outcome: 'cancelled' });
  });

  it('does nothing when no test runs', () => {
    expect(fakePipeline().pipeline.cancel()).toBe(false);
  });
});
