import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import { ABSENT_FIGURES, type CompletedRun, type Figures } from '../../../shared/run';
import { evaluated, NO_PLAN } from '../../testing/evaluations';
import { completed, ended, measuredBy, MINUTE, NOON } from '../../testing/runs';
import { pageSentence, type Situation } from './page-sentence';

const style = { language: 'en', timeZone: 'Europe/Berlin', rateUnit: 'Mbit/s' } as const;

function say(change: Partial<Situation>) {
  const lastRun = change.lastRun ?? change.lastCompleted?.run ?? null;
  const situation: Situation = {
    lastCompleted: null,
    nextDueAt: NOON + 97 * MINUTE,
    recordingTrouble: null,
    now: NOON + 60 * MINUTE,
    ...change,
    lastRun,
  };
  return pageSentence(situation, textsIn('en'), style);
}

const FULL = { confidence: 'high', relativeHalfWidth: null, streams: 4, hasLatencySettled: true } as const;
const run = (change: Partial<Figures> = {}): CompletedRun => ({
  ...completed(48, change),
  method: measuredBy({ download: FULL, upload: FULL }),
});
/** The sentence of a completed run. */
const of = (
  change: Partial<Figures> = {},
  found: Parameters<typeof evaluated>[1] = {},
  evaluation: Parameters<typeof evaluated>[2] = {},
) => say({ lastCompleted: evaluated(run(change), found, evaluation) });
const beyond = { state: 'beyond' } as const;

describe('the sentence of the dashboard', () => {
  it('names the figure of the plan that the limit is a share of', () => {
    const promised = { normal: 80_000_000, minimum: 60_000_000 };
    const limit = (planFigure: 'normal' | 'minimum') =>
      ({ value: 1, direction: 'below', planFigure }) as const;
    expect(of({}, { download: { promised, limit: limit('minimum') } }).title).toBe(
      'Your line is good: 94 of at least 60 Mbit/s',
    );
    expect(of({}, { download: { promised, limit: limit('normal'), plan: null } }).title).toBe(
      'Your line is good: 94 of 80 Mbit/s normally available',
    );
  });
  it('sets the throughput against the plan', () => {
    expect(of({}, { download: { usual: 93_000_000 } })).toEqual({
      tone: 'good',
      title: 'Your line is good: 94 of 100 Mbit/s',
      reason: 'Measured 12 min ago against Frankfurt. Usual at this hour is 93 Mbit/s.',
    });
    expect(of({ downloadBitsPerSecond: 71_400_000 }, { download: beyond })).toMatchObject({
      tone: 'warning',
      title: 'Your line is slow: 71 of 100 Mbit/s',
    });
    expect(of({ uploadBitsPerSecond: 12_000_000 }, { upload: beyond }).title).toBe(
      'Your upload is slow: 12 of 40 Mbit/s',
    );
  });

  it('gives each figure its own unit where it differs from that of the plan', () => {
    const slow = of({ downloadBitsPerSecond: 100_000 }, { download: { ...beyond, plan: 250e6 } });
    expect(slow.title).toBe('Your line is slow: 100 kbit/s of 250 Mbit/s');
  });

  it('sets it against the usual where no plan is known', () => {
    expect(of({}, NO_PLAN).title).toBe('Your line is good: 94 Mbit/s');
    const slower = { download: { ...beyond, plan: null, usual: 180e6 } };
    expect(of({}, slower)).toMatchObject({
      tone: 'warning',
      title: 'Slower than usual: 94 instead of 180 Mbit/s',
    });
  });

  it('calls nothing good that is held against nothing, or does not compare', () => {
    const unheld = { download: { plan: null, state: 'no-limit' } } as const;
    expect(of({}, unheld, { state: 'measured' })).toMatchObject({
      tone: 'neutral',
      title: 'Your line gives 94 Mbit/s',
    });
    const cause = 'other-network' as const;
    const away = { plan: null, state: 'not-compared', cause } as const;
    const sentence = of(
      {},
      { download: away, upload: away, latency: away },
      { state: 'measured', causes: [cause] },
    );
    expect(sentence.title).toBe('Your line gives 94 Mbit/s');
    expect(sentence.reason).toContain(
      'It is not compared with your plan and other tests: it was measured in another network, which has no plan and 20 tests or fewer.',
    );
  });

  it('says that a test gave no figures', () => {
    expect(of(ABSENT_FIGURES, {}, { state: 'no-figures' })).toMatchObject({
      tone: 'warning',
      title: 'The last test gave no figures',
      reason:
        'Measured 12 min ago against Frankfurt. The server answered, but the figures are missing. The next test may bring them.',
    });
  });

  it('names what else is beyond its limit', () => {
    expect(of({ latencyMs: 62 }, { latency: beyond }).title).toBe('Your line answers slowly: 62 ms');
    expect(of({ loadedLatencyUploadMs: 300 }, { grade: beyond }).title).toBe(
      'Your line answers slowly under load: grade D',
    );
    const loss = { 'packet-loss': { ...beyond, limit: { value: 0.01, direction: 'above' } } } as const;
    expect(of({ packetLossRatio: 0.03 }, loss).title).toBe('Packet loss is high: 3\u00a0%');
  });

  it('says what a busy line means for calls, never better than its grade', () => {
    expect(of({ loadedLatencyDownloadMs: 49 }).reason).toContain('Fast games may notice');
    expect(of({ loadedLatencyUploadMs: 400 }).reason).toContain('may stutter');
    expect(of({ loadedLatencyUploadMs: 91, jitterMs: 1 }).reason).toContain('Calls may notice a busy line');
    const near = of({ latencyMs: 4, loadedLatencyUploadMs: 80, jitterMs: 1 });
    expect(near.reason).toContain('Calls and games may notice');
  });

  it.each([
    ['great', 'great', 'Calls and gaming will be fine.'],
    ['good', 'good', 'Calls and gaming will be fine.'],
    ['great', 'average', 'Calls will be fine; fast games may notice a busy line.'],
    ['good', 'poor', 'Calls will be fine; games may stutter while the line is busy.'],
    ['average', 'good', 'Gaming will be fine; calls may notice a busy line.'],
    ['average', 'average', 'Calls and games may notice a busy line.'],
    ['average', 'bad', 'Calls may notice a busy line; games may stutter.'],
    ['poor', 'great', 'Gaming will be fine; calls may stutter while the line is busy.'],
    ['poor', 'average', 'Calls may stutter while the line is busy; games may notice it.'],
    ['bad', 'poor', 'Calls and games may stutter while the line is busy.'],
    [undefined, 'good', 'Gaming will be fine.'],
    [undefined, 'average', 'Fast games may notice a busy line.'],
    [undefined, 'poor', 'Games may stutter while the line is busy.'],
  ] as const)('agrees with the uses beside it: calls %s, gaming %s', (calls, gaming, said) => {
    for (const grade of ['A+', 'F', null] as const) {
      const uses = { ...(calls !== undefined && { calls }), gaming };
      expect(of({}, {}, { uses, grade }).reason.endsWith(said)).toBe(true);
    }
  });

  it('says why a test failed, and what the line was before', () => {
    const failed = ended(58, { outcome: 'failed', reason: 'dns', detail: '', figures: null, method: null });
    const sentence = say({ lastRun: failed, lastCompleted: evaluated(run()) });
    expect(sentence).toMatchObject({ tone: 'bad', title: 'The last test failed' });
    expect(sentence.reason).toContain('Before that: 94.1 Mbit/s, 12 min ago.');
  });

  it('says that the end of Linewatch cancelled the newest test', () => {
    const cancelled = ended(58, {
      outcome: 'cancelled',
      reason: 'application-ended',
      figures: null,
      method: null,
    });
    expect(say({ lastRun: cancelled }).reason).toBe('The newest test was cancelled because Linewatch ended.');
  });

  it('keeps what is known of the line when the computer slept or stood still in the newest test', () => {
    const asleep = ended(58, { outcome: 'cancelled', reason: 'asleep', figures: null, method: null });
    expect(say({ lastRun: asleep }).reason).toBe(
      'The newest test was ended because the computer went to sleep.',
    );
    const still = ended(58, {
      outcome: 'failed',
      reason: 'standstill',
      detail: '',
      figures: null,
      method: null,
    });
    const sentence = say({ lastRun: still, lastCompleted: evaluated(run()) });
    expect(sentence.tone).toBe('good');
    expect(sentence.reason).toContain('The computer stood still during the test');
  });

  it('says when the first result comes', () => {
    expect(say({})).toMatchObject({ tone: 'neutral', title: 'No result yet' });
    expect(say({}).reason).toContain('14:37');
    expect(say({ nextDueAt: null }).reason).toContain('paused');
  });
  it('says that nothing can be recorded before anything about the line', () => {
    const trouble = { problem: 'full', since: NOON, folder: '/data' } as const;
    expect(
      say({ lastCompleted: evaluated(run()), recordingTrouble: { kind: 'failing', ...trouble } }),
    ).toEqual({
      tone: 'bad',
      title: 'Nothing can be recorded: the disk is full',
      reason:
        'Linewatch cannot write to /data. Tests go on; a result that was measured is kept in memory and recorded as soon as that is possible again. Free some disk space.',
    });
    expect(
      say({ lastCompleted: evaluated(run()), recordingTrouble: { kind: 'low', ...trouble } }).title,
    ).toContain('Your line');
  });
});
