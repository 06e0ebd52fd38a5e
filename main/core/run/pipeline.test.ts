import { describe, expect, it } from 'vitest';
import { TRIGGERS } from '../../../shared/trigger';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import {
  COMPLETED,
  awaitEnd,
  fakePipeline,
  measuring,
  measuringUntil,
  REFUSED,
} from '../../testing/pipeline';

const manual = { trigger: 'manual', slotAt: null } as const;

describe('the one way through', () => {
  it('records the same run and message for every trigger but for the trigger’s name', async () => {
    const { pipeline, history, outbox, clock } = fakePipeline();
    const runs = [];
    for (const trigger of TRIGGERS) runs.push(await awaitEnd(pipeline.run({ trigger, slotAt: null })));
    const stored = runs.map((run) => history.details(run.id)?.run);
    expect(stored.map((run) => run?.trigger)).toEqual([...TRIGGERS]);
    expect(new Set(stored.map((run) => JSON.stringify({ ...run, id: '', trigger: '' }))).size).toBe(1);
    const messages = outbox.lease('mail', clock.now(), 10).map((entry) => entry.message);
    expect(messages).toHaveLength(TRIGGERS.length);
    expect(new Set(messages.map((message) => JSON.stringify(message))).size).toBe(1);
  });

  it('records a failed run, judges it, and wakes the deliverer', async () => {
    const { pipeline, history, kicks } = fakePipeline({
      measurer: measuring(REFUSED),
    });
    const run = await awaitEnd(pipeline.run(manual));
    expect(history.details(run.id)).toMatchObject({
      run: { outcome: 'failed', reason: 'refused', detail: 'no' },
      told: [{ channel: 'mail', state: 'pending' }],
    });
    expect(
      history
        .details(run.id)
        ?.verdicts.map(({ rule, reason }) => `${rule.id} ${reason}`)
        .slice(0, 3),
    ).toEqual(['every-result rule-off', 'failed matched', 'slow-download not-applicable']);
    expect(kicks).toHaveLength(1);
  });

  it('ends a run as failed when the program itself is at fault, and goes on', async () => {
    const { pipeline } = fakePipeline({
      measurer: {
        measure: () => {
          throw new TypeError('a bug');
        },
      },
    });
    expect(await awaitEnd(pipeline.run(manual))).toMatchObject({
      outcome: 'failed',
      reason: 'internal',
      detail: 'a bug',
    });
    expect(pipeline.run(manual).kind).toBe('started');
  });

  it('answers already-running to a second request, and both see the same end', async () => {
    const { measurer, end } = measuringUntil();
    const { pipeline, history } = fakePipeline({ measurer });
    const first = pipeline.run(manual);
    const second = pipeline.run({ trigger: 'schedule', slotAt: 5 });
    expect(second.kind).toBe('already-running');
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    end(COMPLETED);
    expect(await awaitEnd(second)).toEqual(await awaitEnd(first));
    expect(
      history.page({ range: { from: 0, to: 9e15 }, outcomes: ['completed'], limit: 9, offset: 0 }).total,
    ).toBe(1);
  });
});

describe('prechecks', () => {
  it('record a skipped run like a result', async () => {
    const { pipeline, history } = fakePipeline({
      precheck: () => Promise.resolve({ kind: 'skip', reason: 'on-battery' }),
    });
    const run = await awaitEnd(pipeline.run({ trigger: 'schedule', slotAt: 7 }));
    expect(history.details(run.id)?.run).toMatchObject({
      outcome: 'skipped',
      reason: 'on-battery',
      slotAt: 7,
    });
  });
});

describe('the plan of a run', () => {
  it('names the provider that is tried first, until another one has measured', async () => {
    const { pipeline } = fakePipeline({
      plan: { provider: 'nq', providers: ['nq', 'librespeed'] },
      measurer: measuring(COMPLETED),
    });
    const answer = pipeline.run(manual);
    expect(pipeline.running?.provider).toBe('nq');
    expect((await awaitEnd(answer)).provider).toBe('librespeed');
  });

  it('records why no provider may be used', async () => {
    const passedOver = [{ provider: 'nq', reason: 'too-soon', detail: 'not before noon' }] as const;
    const { pipeline, history } = fakePipeline({
      plan: {
        provider: 'nq',
        providers: [],
        passedOver,
        precheck: { kind: 'fail', reason: 'too-soon', detail: 'not before noon' },
      },
    });
    const run = await awaitEnd(pipeline.run(manual));
    expect(history.details(run.id)?.run).toMatchObject({
      outcome: 'failed',
      provider: 'nq',
      reason: 'too-soon',
      detail: 'not before noon',
      method: { passedOver },
    });
  });

  it('is not harmed by a memory of providers that cannot be written', async () => {
    const { pipeline } = fakePipeline({
      remember: () => {
        throw new Error('disk full');
      },
    });
    expect((await awaitEnd(pipeline.run(manual))).outcome).toBe('completed');
  });
});

describe('a work that needs the line for itself', () => {
  it('makes a run wait until it has ended', async () => {
    const { pipeline } = fakePipeline();
    let done: (value: number) => void = () => undefined;
    const work = new Promise<number>((resolve) => (done = resolve));
    const held = pipeline.hold(() => work);
    expect(pipeline.hold(() => Promise.resolve(8))).toBeNull();
    const answer = pipeline.run(manual);
    let hasEnded = false;
    void awaitEnd(answer).then(() => (hasEnded = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(hasEnded).toBe(false);
    done(7);
    expect(await held).toBe(7);
    expect((await awaitEnd(answer)).outcome).toBe('completed');
  });

  it('is not begun while a run measures', async () => {
    const { pipeline } = fakePipeline();
    const answer = pipeline.run(manual);
    expect(pipeline.hold(() => Promise.resolve(7))).toBeNull();
    await awaitEnd(answer);
    expect(await pipeline.hold(() => Promise.reject<number>(new Error('no')))?.catch(() => 3)).toBe(3);
    expect(pipeline.hold(() => Promise.resolve(7))).not.toBeNull();
  });
});

describe('a disk that refuses', () => {
  it('does not start a run whose start cannot be recorded', () => {
    const { pipeline, database, refuseToWrite } = fakePipeline();
    refuseToWrite();
    expect(pipeline.run(manual).kind).toBe('not-recorded');
    database.exec('PRAGMA query_only = OFF');
    expect(pipeline.run(manual).kind).toBe('started');
  });

  it('keeps a result until it can be recorded', async () => {
    const fake = fakePipeline({ measurer: measuringUntil().measurer });
    const answer = fake.pipeline.run(manual);
    await new Promise((resolve) => setImmediate(resolve));
    fake.refuseToWrite();
    fake.pipeline.cancel();
    expect(await awaitEnd(answer)).toMatchObject({ outcome: 'cancelled' });
    expect(fake.pauses).toEqual([5_000]);
    expect(fake.unrecorded.read()).toEqual([]);
    expect(fake.history.details((await awaitEnd(answer)).id)?.run.outcome).toBe('cancelled');
  });
});

describe('a test message', () => {
  const withMail = structuredClone(DEFAULT_SETTINGS);
  withMail.channels.mail.isEnabled = true;

  it('carries the last real result through the outbox', async () => {
    const { pipeline, outbox, clock } = fakePipeline({ settings: withMail });
    await awaitEnd(pipeline.run(manual));
    expect(pipeline.tellTest('mail').kind).toBe('queued');
    expect(outbox.lease('mail', clock.now(), 9).map((entry) => entry.kind)).toEqual(['run', 'test']);
  });

  it.each([
    ['a failed result where none was completed', true],
    ['none where nothing was measured', false],
  ])('carries %s', async (_name, isFailed) => {
    const measurer = measuring(REFUSED);
    const { pipeline, outbox, clock } = fakePipeline({ settings: { ...withMail, rules: [] }, measurer });
    const run = isFailed ? await awaitEnd(pipeline.run(manual)) : null;
    expect(pipeline.tellTest('mail').kind).toBe('queued');
    const last = outbox.lease('mail', clock.now(), 9).at(-1);
    expect(last).toMatchObject({ kind: 'test', runId: run?.id ?? null });
  });

  it('says why there is none', () => {
    expect(fakePipeline().pipeline.tellTest('mail')).toEqual({ kind: 'channel-off' });
  });
});
