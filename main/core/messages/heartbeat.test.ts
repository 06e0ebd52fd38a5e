import { describe, expect, it } from 'vitest';
import type { EndedRun } from '../../../shared/run';
import { ALL_TOLD, draftContext, judgeAfresh } from '../../testing/messages';
import { RUN_OF, runWith } from '../../testing/runs';
import { draftHeartbeat } from './heartbeat';

function getHeartbeat(run: EndedRun, change: object = {}) {
  const ping = { ...ALL_TOLD.channels.ping, isEnabled: true, ...change };
  const settings = { ...ALL_TOLD, channels: { ...ALL_TOLD.channels, ping } };
  return draftHeartbeat(run, judgeAfresh(run, settings).verdicts, draftContext({ settings }));
}

describe('a heartbeat', () => {
  it('is sent at once for each completed run, also a slow one, with a Message-ID of its own', () => {
    const run = runWith({ downloadBitsPerSecond: 1_000_000 });
    expect(getHeartbeat(run)).toMatchObject([
      {
        kind: 'heartbeat',
        channel: 'ping',
        runId: run.id,
        heldUntil: null,
        mayBeHeld: false,
        messageId: `<${run.id}.ping-1@a41f.linewatch>`,
        message: {
          title: 'Slow download: 1 of 100 Mbit/s',
          because: 'A heartbeat is sent after each test, whatever the rules say.',
          data: { kind: 'run', run: { outcome: 'completed' }, rules: [] },
        },
      },
    ]);
  });

  it('reports a failed run if the user wants that', () => {
    expect(getHeartbeat(RUN_OF.failed)).toMatchObject([
      { message: { data: { run: { outcome: 'failed' } } } },
    ]);
    expect(getHeartbeat(RUN_OF.failed, { isFailureTold: false })).toEqual([]);
  });

  it.each(['cancelled', 'skipped', 'missed', 'interrupted'] as const)(
    'is not sent for a run that was %s, since the service detects the silence',
    (outcome) => {
      expect(getHeartbeat(RUN_OF[outcome])).toEqual([]);
    },
  );

  it('is not sent while Ping is off', () => {
    expect(getHeartbeat(runWith({}), { isEnabled: false })).toEqual([]);
  });
});
