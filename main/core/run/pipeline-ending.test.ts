import { describe, expect, it } from 'vitest';
import { isTelling } from '../../../shared/rules/verdict';
import { awaitEnd, fakePipeline, measuringUntil } from '../../testing/pipeline';

const manual = { trigger: 'manual', slotAt: null } as const;

describe('a start after a crash', () => {
  it('closes the run that was open as interrupted, and tells it', async () => {
    const fake = fakePipeline();
    const { pipeline, runs, history, clock } = fake;
    fake.leaveOpen('left', 'lasting');
    clock.set('2026-11-23T15:00:00Z');
    await pipeline.takeUpLeft();
    expect(history.details('left')).toMatchObject({
      run: { outcome: 'interrupted', startedAt: 5, finishedAt: Date.parse('2026-11-23T15:00:00Z') },
      told: [{ channel: 'mail' }],
    });
    expect(runs.openRuns()).toEqual([]);
  });

  it('cancels the run that was open when its session ended, which the rules of a fresh installation do not tell', async () => {
    const fake = fakePipeline();
    fake.leaveOpen('left', 'ended');
    await fake.pipeline.takeUpLeft();
    const details = fake.history.details('left');
    expect(details?.run).toMatchObject({ outcome: 'cancelled', reason: 'application-ended' });
    expect(details?.verdicts.filter(isTelling)).toEqual([]);
  });

  it('measures although another process left its run open, and lets that run be', async () => {
    const fake = fakePipeline();
    fake.leaveOpen('left', 'lasting');
    expect((await awaitEnd(fake.pipeline.run(manual))).outcome).toBe('completed');
    expect(fake.runs.openRuns()).toMatchObject([{ run: { id: 'left' }, session: 'lasting' }]);
  });
});

describe('the end of the application', () => {
  it('cancels the run that measures, says why, and lets none begin', async () => {
    const { pipeline, history } = fakePipeline({ measurer: measuringUntil().measurer });
    const answer = pipeline.run(manual);
    await new Promise((resolve) => setImmediate(resolve));
    await pipeline.end();
    const run = await awaitEnd(answer);
    expect(history.details(run.id)?.run).toMatchObject({ outcome: 'cancelled', reason: 'application-ended' });
    expect(pipeline.run(manual).kind).toBe('not-recorded');
  });

  it('is known at the next start although the process was killed in the middle of it', async () => {
    const fake = fakePipeline({ measurer: { measure: () => new Promise(() => undefined) } });
    fake.pipeline.run(manual);
    await new Promise((resolve) => setImmediate(resolve));
    void fake.pipeline.end();
    const next = fakePipeline({ onRecords: fake });
    await next.pipeline.takeUpLeft();
    expect(next.history.details('run-1')?.run).toMatchObject({
      outcome: 'cancelled',
      reason: 'application-ended',
    });
  });

  it('does not wait for what a run waits for', async () => {
    const { pipeline } = fakePipeline({ precheck: () => new Promise(() => undefined) });
    const answer = pipeline.run(manual);
    await pipeline.end();
    expect(await awaitEnd(answer)).toMatchObject({ outcome: 'cancelled', reason: 'application-ended' });
  });

  it('comes although the disk refuses the result, which the next start records', async () => {
    const options = { measurer: measuringUntil().measurer, isDiskFullForGood: true };
    const fake = fakePipeline(options);
    const answer = fake.pipeline.run(manual);
    await new Promise((resolve) => setImmediate(resolve));
    fake.refuseToWrite();
    await fake.pipeline.end();
    const run = await awaitEnd(answer);
    expect(fake.unrecorded.read()).toEqual([run]);
    expect(fake.history.details(run.id)?.run.outcome).toBe('running');

    fake.database.exec('PRAGMA query_only = OFF');
    const next = fakePipeline({ onRecords: fake });
    await next.pipeline.takeUpLeft();
    expect(next.history.details(run.id)).toMatchObject({ run, told: [{ channel: 'mail' }] });
    expect(next.unrecorded.read()).toEqual([]);
  });
});
