import { describe, expect, it } from 'vitest';
import { COMPLETED, awaitEnd, fakePipeline, measuring } from '../../testing/pipeline';

const manual = { trigger: 'manual', slotAt: null } as const;

const bug = () => {
  throw new TypeError('undefined is not a function');
};

describe('a fault of the program', () => {
  it('in judging costs the verdicts, and neither the run nor the next one', async () => {
    const { pipeline, history, pauses, lines } = fakePipeline({ judge: bug });
    const run = await awaitEnd(pipeline.run(manual));
    expect(history.details(run.id)).toMatchObject({ run: { outcome: 'completed' }, verdicts: [] });
    expect(pauses).toEqual([]);
    expect(lines).toContain('A run could not be judged; it is recorded without a verdict');
    expect((await awaitEnd(pipeline.run(manual))).outcome).toBe('completed');
  });

  it('in wording costs the messages, and neither the run nor its verdicts', async () => {
    const { pipeline, history } = fakePipeline({ compose: bug });
    const run = await awaitEnd(pipeline.run(manual));
    const details = history.details(run.id);
    expect(details).toMatchObject({ run: { outcome: 'completed' }, messages: [] });
    expect(details?.verdicts.length).toBeGreaterThan(0);
  });

  it('in a message that the tables do not take costs the messages', async () => {
    const { pipeline, history } = fakePipeline({
      compose: () => [{ id: null } as never],
    });
    const run = await awaitEnd(pipeline.run(manual));
    expect(history.details(run.id)).toMatchObject({ run: { outcome: 'completed' }, messages: [] });
  });

  it('in what rules remember costs the memory, and the messages go out', async () => {
    const fake = fakePipeline();
    fake.database.exec('DROP TABLE rule_memory');
    const run = await awaitEnd(fake.pipeline.run(manual));
    const details = fake.history.details(run.id);
    expect(details).toMatchObject({ run: { outcome: 'completed' }, told: [{ channel: 'mail' }] });
    expect(details?.verdicts.length).toBeGreaterThan(0);
  });

  it('in a figure that cannot be stored leaves a failed run, with its message', async () => {
    const figures = { ...COMPLETED.figures, downloadBytes: Number.POSITIVE_INFINITY } as never;
    const { pipeline, history } = fakePipeline({ measurer: measuring({ ...COMPLETED, figures }) });
    const run = await awaitEnd(pipeline.run(manual));
    expect(history.details(run.id)).toMatchObject({
      run: { outcome: 'failed', reason: 'internal', detail: 'the result could not be stored' },
      told: [{ channel: 'mail' }],
    });
  });
});

describe('records that take nothing', () => {
  it('leave the run to the next start, and the lease to the next run', async () => {
    const fake = fakePipeline();
    fake.database.exec(
      "CREATE TRIGGER refuse BEFORE UPDATE OF outcome ON runs BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    const run = await awaitEnd(fake.pipeline.run(manual));
    expect(fake.unrecorded.read()).toEqual([run]);
    expect(fake.pauses).toEqual([]);
    fake.database.exec('DROP TRIGGER refuse');
    expect((await awaitEnd(fake.pipeline.run(manual))).outcome).toBe('completed');
    await fake.pipeline.takeUpLeft();
    expect(fake.history.details(run.id)?.run).toEqual(run);
    expect(fake.runs.openRuns()).toEqual([]);
  });

  it('are asked so often and no more where nobody waits any longer', async () => {
    const fake = fakePipeline({ maxTries: 3, isDiskFullForGood: true });
    const answer = fake.pipeline.run(manual);
    fake.refuseToWrite();
    const run = await awaitEnd(answer);
    expect(fake.pauses).toEqual([5_000, 5_000]);
    expect(fake.unrecorded.read()).toEqual([run]);
  });

  it('are not told of a run that is recorded already', async () => {
    const fake = fakePipeline();
    const run = await awaitEnd(fake.pipeline.run(manual));
    fake.unrecorded.add(run);
    await fake.pipeline.takeUpLeft();
    expect(fake.unrecorded.read()).toEqual([]);
    expect(fake.history.details(run.id)?.messages).toHaveLength(1);
  });
});
