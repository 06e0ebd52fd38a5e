import { describe, expect, it } from 'vitest';
import type { DeliveryAttempt } from '../../../shared/messages/message';
import { mailDraft } from '../../testing/drafts';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun } from '../../testing/runs';
import { MIGRATIONS } from '../migrations';
import { DeliveryLog } from './delivery-log';

const MINUTE = 60_000;

/** Records with Ping on; runs are recorded with their heartbeats. */
function beating() {
  const records = temporaryRecords();
  const { clock, runs, outbox, database } = records;
  const beat = (id: string) => {
    const draft = {
      id,
      kind: 'heartbeat',
      channel: 'ping',
      recipient: '',
      messageId: `<${id}@a41f>`,
    } as const;
    runs.record(completedRun({ id: `run-${id}` }), NOT_JUDGED, [mailDraft({ ...draft, runId: `run-${id}` })]);
  };
  const attempt = (): DeliveryAttempt => ({
    startedAt: clock.now(),
    finishedAt: clock.now(),
    outcome: 'retry',
    problem: 'connection',
    reply: '',
    isMaybeDelivered: false,
  });
  const log = new DeliveryLog(database, { read: () => null }, { read: () => null }, clock);
  return {
    ...records,
    log,
    beat,
    lease: () => outbox.lease('ping', clock.now(), 10).map(({ id }) => id),
    meet: (id: string, state: 'pending' | 'blocked' | 'failed' | 'sent') =>
      outbox.settle(
        id,
        attempt(),
        state === 'pending' ? { state, nextAttemptAt: clock.now() + MINUTE } : { state },
        'way',
      ),
    states: () =>
      ['a', 'b', 'c'].flatMap((id) => {
        const entry = log.entry(id);
        return entry === null ? [] : [[id, entry.state, entry.cause ?? ''].join(' ').trim()];
      }),
  };
}

describe('heartbeats that waited through an outage', () => {
  it.each(['pending', 'blocked', 'failed'] as const)(
    'are set aside for the newest, with the reason, although they were %s',
    (state) => {
      const { beat, lease, meet, states, clock } = beating();
      beat('a');
      lease();
      meet('a', state);
      clock.advance(60 * MINUTE);
      beat('b');
      expect(states()).toEqual(['a set-aside superseded', 'b pending']);
      expect(lease()).toEqual(['b']);
    },
  );

  it('are set aside also where the newer one came while they were being sent', () => {
    const { beat, lease, meet, states } = beating();
    beat('a');
    lease();
    beat('b');
    expect(states()).toEqual(['a sending', 'b pending']);
    meet('a', 'pending');
    expect(states()).toEqual(['a set-aside superseded', 'b pending']);
  });

  it('are set aside also where the application ended while they were being sent', () => {
    const { beat, lease, states, outbox } = beating();
    beat('a');
    lease();
    beat('b');
    outbox.releaseLeases();
    expect(states()).toEqual(['a set-aside superseded', 'b pending']);
  });

  it('stay sent where they arrived', () => {
    const { beat, lease, meet, states } = beating();
    beat('a');
    lease();
    beat('b');
    meet('a', 'sent');
    expect(states()).toEqual(['a sent', 'b pending']);
  });

  it('go out where a person asks for one', () => {
    const { beat, lease, meet, upkeep, clock } = beating();
    beat('a');
    lease();
    meet('a', 'pending');
    beat('b');
    upkeep.letGo('a', clock.now());
    beat('c');
    expect(lease()).toEqual(['a', 'c']);
  });

  it('are ordered as they were written, also when the clock was set back meanwhile', () => {
    const { beat, states, clock } = beating();
    beat('a');
    clock.advance(-60 * MINUTE);
    beat('b');
    expect(states()).toEqual(['a set-aside superseded', 'b pending']);
  });

  it('do not touch what waits for other channels', () => {
    const { beat, outbox, lease, log } = beating();
    outbox.add([mailDraft({ id: 'mail', kind: 'test', runId: null })]);
    beat('a');
    beat('b');
    expect(log.entry('mail')?.state).toBe('pending');
    expect(lease()).toEqual(['b']);
  });

  it('leave their age to the newest, so that a channel that fails for hours is told of', () => {
    const { beat, lease, meet, log, clock } = beating();
    const start = clock.now();
    for (const id of ['a', 'b', 'c']) {
      beat(id);
      lease();
      meet(id, 'pending');
      clock.advance(60 * MINUTE);
    }
    expect(log.waiting('ping', clock.now())).toEqual({ since: start, messages: 1 });
    lease();
    meet('c', 'sent');
    expect(log.waiting('ping', clock.now())).toBeNull();
  });

  it('no longer count once one has arrived', () => {
    const { beat, lease, meet, log, clock } = beating();
    beat('a');
    beat('b');
    lease();
    meet('b', 'sent');
    clock.advance(60 * MINUTE);
    beat('c');
    expect(log.waiting('ping', clock.now())).toEqual({ since: clock.now(), messages: 1 });
  });
});

describe('what rules told Ping in earlier versions', () => {
  it('is set aside, so that it does not burst out as heartbeats', () => {
    const { outbox, database, log } = beating();
    outbox.add([
      mailDraft({ id: 'a', channel: 'ping', kind: 'occasion', runId: null, messageId: '<a@a41f>' }),
      mailDraft({ id: 'b', channel: 'mail', kind: 'occasion', runId: null, messageId: '<b@a41f>' }),
    ]);
    database.exec('DROP INDEX outbox_heartbeats');
    database.exec(MIGRATIONS[7] ?? '');
    expect([log.entry('a'), log.entry('b')]).toMatchObject([
      { state: 'set-aside', cause: 'superseded' },
      { state: 'pending', cause: null },
    ]);
  });
});
