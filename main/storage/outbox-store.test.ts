import { describe, expect, it } from 'vitest';
import type { DeliveryAttempt } from '../../shared/message';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { mailDraft } from '../testing/drafts';
import { NOT_JUDGED, temporaryRecords } from '../testing/records';
import { completedRun } from '../testing/runs';
import { DeliveryLog } from './delivery-log';

const refused: DeliveryAttempt = {
  startedAt: 1_000,
  finishedAt: 2_000,
  outcome: 'retry',
  problem: 'temporary',
  reply: '451 4.7.1 Try again later',
  isMaybeDelivered: false,
};

function withOneMail() {
  const records = temporaryRecords();
  records.runs.record(completedRun(), NOT_JUDGED, [mailDraft()]);
  const now = records.clock.now();
  return { ...records, now, lease: (at = now) => records.outbox.lease('mail', at, 10) };
}

describe('the outbox', () => {
  it('leases a message once', () => {
    const { lease, outbox, now } = withOneMail();
    expect(lease()).toMatchObject([
      { id: 'message-1', state: 'sending', messageId: '<message-1@test.linewatch>' },
    ]);
    expect(lease()).toEqual([]);
    expect(outbox.lease('desktop', now, 10)).toEqual([]);
  });

  it('gives messages back that were being sent when the application ended, with the same Message-ID', () => {
    const { lease, outbox } = withOneMail();
    lease();
    outbox.releaseLeases();
    expect(lease()).toMatchObject([{ messageId: '<message-1@test.linewatch>' }]);
  });

  it('waits until the next attempt is due, and keeps the server’s words', () => {
    const { lease, outbox, now } = withOneMail();
    lease();
    outbox.settle('message-1', refused, { state: 'pending', nextAttemptAt: now + 30_000 });
    expect(outbox.nextDueAt()).toBe(now + 30_000);
    expect(lease(now + 29_999)).toEqual([]);
    expect(lease(now + 30_000)).toMatchObject([{ attempts: [refused] }]);
  });

  it('makes blocked messages due again when asked, and leaves failed ones', () => {
    const { lease, outbox, now } = withOneMail();
    lease();
    outbox.settle('message-1', refused, { state: 'blocked' });
    outbox.makeDue(now, { channel: 'mail', states: ['pending', 'failed'] });
    expect(lease()).toEqual([]);
    outbox.makeDue(now, { channel: 'desktop', states: ['blocked'] });
    expect(lease()).toEqual([]);
    outbox.makeDue(now, { channel: 'mail', states: ['blocked'] });
    expect(lease()).toHaveLength(1);
  });

  it('holds one message per run, channel and reader, but as many tests as are asked for', () => {
    const { outbox, lease } = withOneMail();
    outbox.add([mailDraft({ id: 'again', messageId: '<again@test>' })]);
    outbox.add([
      mailDraft({ id: 'test-1', messageId: '<test-1@test>', kind: 'test' }),
      mailDraft({ id: 'test-2', messageId: '<test-2@test>', kind: 'test' }),
    ]);
    expect(lease().map((entry) => entry.id)).toEqual(['message-1', 'test-1', 'test-2']);
  });
});

describe('the delivery log', () => {
  it('tells each channel’s state and last problem', () => {
    const { database, lease, outbox } = withOneMail();
    const log = new DeliveryLog(database);
    lease();
    outbox.settle(
      'message-1',
      { ...refused, outcome: 'blocked', problem: 'authentication' },
      { state: 'blocked' },
    );
    expect(log.channelStates(DEFAULT_SETTINGS)).toMatchObject([
      {
        kind: 'mail',
        isEnabled: false,
        waiting: 0,
        blocked: 1,
        failed: 0,
        problem: { problem: 'authentication' },
      },
      { kind: 'desktop', isEnabled: true, waiting: 0, blocked: 0, failed: 0, problem: null },
    ]);
  });

  it('lists messages by state, newest first', () => {
    const { database } = withOneMail();
    const log = new DeliveryLog(database);
    const query = { channels: ['mail', 'desktop'] as const, limit: 10, offset: 0 };
    expect(log.page({ ...query, states: ['pending'] })).toMatchObject({
      total: 1,
      entries: [{ id: 'message-1' }],
    });
    expect(log.page({ ...query, states: ['sent'] })).toEqual({ total: 0, entries: [] });
  });
});
