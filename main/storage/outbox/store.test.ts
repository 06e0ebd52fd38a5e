import { describe, expect, it } from 'vitest';
import type { DeliveryAttempt, MessageItem } from '../../../shared/messages/message';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import type { TogetherWish } from '../../core/outbox';
import { mailDraft, PLAIN_MESSAGE } from '../../testing/drafts';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun } from '../../testing/runs';
import { DeliveryLog } from './delivery-log';
import { SqliteOutboxStore } from './store';

const refused: DeliveryAttempt = {
  startedAt: 1_000,
  finishedAt: 2_000,
  outcome: 'retry',
  problem: 'temporary',
  reply: '451 4.7.1 Try again later',
  isMaybeDelivered: false,
};

function withOneMail(change: Parameters<typeof mailDraft>[0] = {}) {
  const records = temporaryRecords();
  records.runs.record(completedRun(), NOT_JUDGED, [mailDraft(change)]);
  const now = records.clock.now();
  return { ...records, now, lease: (at = now) => records.outbox.lease('mail', at, 10) };
}

describe('the outbox of a command', () => {
  it('has the messages about runs of commands, and leaves the others as they are', () => {
    const { runs, outbox, database, clock } = temporaryRecords();
    runs.record(completedRun({ id: 'a', trigger: 'schedule' }), NOT_JUDGED, [
      mailDraft({ id: 'of the schedule', runId: 'a', messageId: '<1@test>' }),
      mailDraft({ id: 'left in sending', runId: 'a', channel: 'desktop', messageId: '<2@test>' }),
    ]);
    outbox.lease('desktop', clock.now(), 1);
    const own = new SqliteOutboxStore(database, clock, 'commands');
    own.releaseLeases();
    expect(own.nextDueAt()).toBeNull();
    expect(own.lease('mail', clock.now(), 10)).toEqual([]);
    runs.record(completedRun({ id: 'b', trigger: 'command-line' }), NOT_JUDGED, [
      mailDraft({ id: 'of a command', runId: 'b', messageId: '<3@test>' }),
    ]);
    expect(own.nextDueAt()).toBe(clock.now());
    expect(own.lease('mail', clock.now(), 10).map(({ id }) => id)).toEqual(['of a command']);
    own.releaseLeases();
    expect(outbox.lease('mail', clock.now(), 10).map(({ id }) => id)).toEqual([
      'of a command',
      'of the schedule',
    ]);
    expect(outbox.lease('desktop', clock.now(), 10)).toEqual([]);
  });
});

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

  it('remembers across the end of the application which of them the other side may have', () => {
    const { lease, outbox, now } = withOneMail();
    outbox.add([mailDraft({ id: 'other', kind: 'test', messageId: '<other@test.linewatch>' })]);
    lease();
    outbox.handOver('message-1', now);
    outbox.releaseLeases();
    expect(lease().map(({ id, attempts }) => [id, attempts])).toEqual([
      [
        'message-1',
        [
          {
            startedAt: now,
            finishedAt: now,
            outcome: 'retry',
            problem: 'interrupted',
            reply: '',
            isMaybeDelivered: true,
          },
        ],
      ],
      ['other', []],
    ]);
  });

  it('forgets that a message was handed over once its attempt is written down', () => {
    const { lease, outbox, now } = withOneMail();
    lease();
    outbox.handOver('message-1', now);
    outbox.settle('message-1', refused, { state: 'pending', nextAttemptAt: now });
    lease();
    outbox.releaseLeases();
    expect(lease()[0]?.attempts).toEqual([refused]);
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
    const { lease, outbox, upkeep, now } = withOneMail();
    lease();
    outbox.settle('message-1', refused, { state: 'blocked' });
    upkeep.makeDue(now, ['pending', 'failed'], 'mail');
    expect(lease()).toEqual([]);
    upkeep.makeDue(now, ['blocked'], 'desktop');
    expect(lease()).toEqual([]);
    upkeep.makeDue(now, ['blocked'], 'mail');
    expect(lease()).toHaveLength(1);
  });

  it('is tried again like every other once a person has asked for it in quiet hours', () => {
    const { outbox, upkeep, lease, now } = withOneMail({ heldUntil: Date.parse('2026-11-24T07:00:00Z') });
    expect(lease()).toEqual([]);
    upkeep.letGo('message-1', now);
    expect(lease()).toHaveLength(1);
    outbox.settle('message-1', refused, { state: 'pending', nextAttemptAt: now + 30_000 });
    upkeep.makeDue(now, ['pending']);
    expect(lease(now + 30_000)).toHaveLength(1);
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
    const { database, lease, outbox, clock } = withOneMail();
    const log = new DeliveryLog(database, { read: () => null }, { read: () => null }, clock);
    lease();
    outbox.settle(
      'message-1',
      { ...refused, outcome: 'blocked', problem: 'authentication' },
      { state: 'blocked' },
    );
    expect(log.channelStates(DEFAULT_SETTINGS).slice(0, 2)).toMatchObject([
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
    const { database, clock } = withOneMail();
    const log = new DeliveryLog(database, { read: () => null }, { read: () => null }, clock);
    const query = { channels: ['mail', 'desktop'] as const, limit: 10, offset: 0 };
    expect(log.page({ ...query, states: ['pending'] })).toMatchObject({
      total: 1,
      entries: [{ id: 'message-1' }],
    });
    expect(log.page({ ...query, states: ['sent'] })).toEqual({ total: 0, entries: [] });
  });
});

describe('merging', () => {
  const NOW = '2026-11-23T16:00:00Z';
  /** Five messages for two readers, one of which may have arrived already. */
  function withFive() {
    const { outbox, clock, database, runs } = temporaryRecords();
    for (const hour of [0, 1, 2, 3, 4]) runs.record(completedRun({ id: `run-${hour}` }), NOT_JUDGED, []);
    const draft = (hour: number, recipient: string) =>
      mailDraft({
        id: `${recipient}-${hour}`,
        runId: `run-${hour}`,
        recipient,
        messageId: `<${recipient}-${hour}@test>`,
      });
    outbox.add([0, 1, 2, 3, 4].map((hour) => draft(hour, 'a')));
    outbox.add([0, 1].map((hour) => draft(hour, 'b')));
    clock.set(NOW);
    const together = (change: Partial<TogetherWish> = {}) => {
      const wish = { now: clock.now(), waitedSince: clock.now(), mostAlone: 3, fullAt: 1, limit: 200 };
      return outbox.waitingTogether('mail', { ...wish, ...change }).map(({ id }) => id);
    };
    const stands = () =>
      (database.prepare('SELECT id, state, merged_into FROM outbox ORDER BY id').all() as object[]).map(
        (row) => Object.values(row).join(' ').trim(),
      );
    return { outbox, clock, together, stands };
  }
  const STANDING = mailDraft({
    id: 'standing',
    kind: 'merged',
    runId: null,
    recipient: 'a',
    messageId: '<s@test>',
  });

  it('finds the reader for whom many wait, without those that may have arrived', () => {
    const { outbox, clock, together } = withFive();
    expect(together()).toEqual(['a-0', 'a-1', 'a-2', 'a-3', 'a-4']);
    outbox.settle(
      'a-0',
      { ...refused, isMaybeDelivered: true },
      { state: 'pending', nextAttemptAt: clock.now() },
    );
    expect(together()).toEqual(['a-1', 'a-2', 'a-3', 'a-4']);
    outbox.settle('a-1', refused, { state: 'pending', nextAttemptAt: clock.now() + 1 });
    expect(together()).toEqual([]);
  });
  it('takes two that quiet hours held back, however short, and never one alone', () => {
    const { outbox, clock, together } = withFive();
    const held = (id: string, heldUntil: number) =>
      mailDraft({
        id,
        messageId: `<${id}@test>`,
        recipient: id === 'd' ? 'd' : 'c',
        kind: 'occasion',
        heldUntil,
      });
    const end = clock.now() + 60_000;
    outbox.add([
      { ...held('c-1', end), runId: null },
      { ...held('d', end), runId: null },
    ]);
    const fresh = { mostAlone: 9, waitedSince: 0 };
    expect(together({ ...fresh, now: end })).toEqual([]);
    outbox.add([{ ...held('c-2', end), runId: null }]);
    expect(together(fresh)).toEqual([]);
    expect(together({ ...fresh, now: end })).toEqual(['c-1', 'c-2']);
  });
  it('keeps every part, with what it went out in', () => {
    const { outbox, together, stands } = withFive();
    outbox.merge(STANDING, together());
    expect(stands()).toEqual([
      ...[0, 1, 2, 3, 4].map((hour) => `a-${hour} merged standing`),
      ...['b-0 pending', 'b-1 pending', 'standing pending'],
    ]);
    expect(together()).toEqual([]);
  });
  it('takes up what was merged and did not go out, unless it is full', () => {
    const { outbox, together, stands } = withFive();
    const item: MessageItem = { at: 0, time: '12:00', title: 'Slow', tone: 'bad' };
    outbox.merge({ ...STANDING, message: { ...PLAIN_MESSAGE, items: [item, item] } }, ['a-0', 'a-1']);
    expect(together({ mostAlone: 2, fullAt: 1 })).toEqual(['a-2', 'a-3', 'a-4']);
    const parts = together({ fullAt: 2 });
    expect(parts).toEqual(['a-2', 'a-3', 'a-4', 'standing']);
    outbox.merge({ ...STANDING, id: 'whole', messageId: '<whole@test>' }, parts);
    expect(stands().filter((row) => !row.startsWith('b'))).toEqual([
      ...[0, 1, 2, 3, 4].map((hour) => `a-${hour} merged whole`),
      ...['standing merged whole', 'whole pending'],
    ]);
  });
  it('is done whole or not at all', () => {
    const { outbox, together, stands } = withFive();
    const parts = together();
    expect(() => outbox.merge({ ...STANDING, runId: 'a run that does not exist' }, parts)).toThrow(
      /FOREIGN KEY/,
    );
    expect(stands().filter((row) => row.includes('merged'))).toEqual([]);
  });
});
