import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/i18n';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import type { EndedRun, Figures } from '../../../shared/run';
import { completed, ended, MINUTE, NOON } from '../../testing/runs';
import { pageSentence, type Situation } from './page-sentence';

const style = { language: 'en', timeZone: 'Europe/Berlin' } as const;
const PLAN = { downloadBitsPerSecond: 100_000_000, uploadBitsPerSecond: 40_000_000 };

function say(change: Partial<Situation>) {
  const lastRun = change.lastRun ?? null;
  const situation: Situation = {
    lastRun,
    lastCompleted: lastRun?.outcome === 'completed' ? lastRun : null,
    settings: { plan: PLAN, rules: DEFAULT_SETTINGS.rules },
    usualDownload: null,
    nextDueAt: NOON + 97 * MINUTE,
    recordingTrouble: null,
    now: NOON + 60 * MINUTE,
    ...change,
  };
  return pageSentence(situation, textsIn('en'), style);
}

const run = (change: Partial<Figures> = {}) =>
  completed(48, change) as Extract<EndedRun, { outcome: 'completed' }>;
const noPlan = {
  plan: { downloadBitsPerSecond: null, uploadBitsPerSecond: null },
  rules: DEFAULT_SETTINGS.rules,
};

describe('the sentence of the dashboard', () => {
  it('sets the throughput against the plan', () => {
    expect(say({ lastRun: run(), usualDownload: 93_000_000 })).toEqual({
      tone: 'good',
      title: 'Your line is good: 94 of 100 Mbit/s',
      reason: 'Measured 12 min ago against Frankfurt. Usual is 93 Mbit/s.',
    });
    expect(say({ lastRun: run({ downloadBitsPerSecond: 71_400_000 }) })).toMatchObject({
      tone: 'warning',
      title: 'Your line is slow: 71 of 100 Mbit/s',
    });
    expect(say({ lastRun: run({ uploadBitsPerSecond: 12_000_000 }) }).title).toBe(
      'Your upload is slow: 12 of 40 Mbit/s',
    );
  });

  it('sets it against the usual where no plan is known', () => {
    expect(say({ lastRun: run(), settings: noPlan }).title).toBe('Your line is good: 94 Mbit/s');
    const slower = say({ lastRun: run(), settings: noPlan, usualDownload: 180_000_000 });
    expect(slower).toMatchObject({ tone: 'warning', title: 'Slower than usual: 94 instead of 180 Mbit/s' });
  });

  it('says what a busy line means for calls', () => {
    expect(say({ lastRun: run({ loadedLatencyDownloadMs: 49 }) }).reason).toContain('gaming will be fine');
    expect(say({ lastRun: run({ loadedLatencyUploadMs: 400 }) }).reason).toContain('may stutter');
    const busy = run({ loadedLatencyUploadMs: 91, jitterMs: 1 });
    expect(say({ lastRun: busy }).reason).toContain('fast games may notice');
  });

  it('says why a test failed, and what the line was before', () => {
    const failed = ended(58, { outcome: 'failed', reason: 'dns', detail: '', figures: null, method: null });
    const sentence = say({ lastRun: failed, lastCompleted: run() });
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
      ...{ outcome: 'failed', reason: 'standstill', detail: '', figures: null, method: null },
    });
    const sentence = say({ lastRun: still, lastCompleted: run() });
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
    expect(say({ lastRun: completed(48), recordingTrouble: { kind: 'failing', ...trouble } })).toEqual({
      tone: 'bad',
      title: 'Nothing can be recorded: the disk is full',
      reason:
        'Linewatch cannot write to /data. Tests go on; a result that was measured is kept in memory and recorded as soon as that is possible again. Make room on the disk.',
    });
    expect(say({ lastRun: completed(48), recordingTrouble: { kind: 'low', ...trouble } }).title).toContain(
      'Your line',
    );
  });
});
