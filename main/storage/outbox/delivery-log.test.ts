import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../shared/durations';
import type { DeliveryAttempt } from '../../../shared/messages/message';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import type { NextStep } from '../../core/outbox';
import { mailDraft, PLAIN_MESSAGE } from '../../testing/drafts';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun } from '../../testing/runs';
import { DeliveryLog } from './delivery-log';

function withLog() {
  const records = temporaryRecords();
  records.runs.record(completedRun(), NOT_JUDGED, []);
  const log = new DeliveryLog(records.database, { read: () => null }, { read: () => null }, records.clock);
  return { ...records, log, waiting: () => log.waiting('mail', records.clock.now()) };
}

const occasionDraft = mailDraft({
  id: 'message-2',
  runId: null,
  kind: 'occasion',
  messageId: '<message-2@test.linewatch>',
});
const carrier = (id: string) =>
  mailDraft({ id, runId: null, kind: 'merged', messageId: `<${id}@test.linewatch>` });

describe('what a channel keeps waiting', () => {
  it('is counted from the writing of the oldest, also after it was merged into others, until those arrive', () => {
    const { clock, outbox, waiting } = withLog();
    expect(waiting()).toBeNull();
    const written = clock.now();
    outbox.add([mailDraft(), occasionDraft]);
    clock.advance(70 * MINUTE_MS);
    outbox.merge(carrier('carrier'), ['message-1', 'message-2']);
    expect(waiting()).toEqual({ since: written, messages: 2 });
    outbox.merge(carrier('carrier-2'), ['carrier']);
    expect(waiting()).toEqual({ since: written, messages: 2 });
    outbox.lease('mail', clock.now(), 1);
    const accepted = {
      outcome: 'accepted',
      problem: null,
      reply: '250 OK',
      isMaybeDelivered: false,
    } as const;
    outbox.settle('carrier-2', { ...accepted, startedAt: 1, finishedAt: 2 }, { state: 'sent' });
    expect(waiting()).toBeNull();
  });

  it('is counted from the end of the quiet hours that held it back', () => {
    const { clock, outbox, waiting } = withLog();
    const heldUntil = clock.now() + 60 * MINUTE_MS;
    outbox.add([mailDraft({ heldUntil })]);
    expect(waiting()).toBeNull();
    clock.advance(61 * MINUTE_MS);
    expect(waiting()).toEqual({ since: heldUntil, messages: 1 });
  });
});

describe('the state of a channel', () => {
  const refusal = (
    problem: DeliveryAttempt['problem'],
    outcome: DeliveryAttempt['outcome'],
  ): DeliveryAttempt => ({
    startedAt: 1,
    finishedAt: 2,
    outcome,
    problem,
    reply: `${problem}`,
    isMaybeDelivered: false,
  });
  /** Mails in every state, and the state of their channel. */
  function withAll() {
    const { outbox, upkeep, log, clock } = withLog();
    const now = clock.now();
    const test = (id: string) => mailDraft({ id, kind: 'test', messageId: `<${id}@test.linewatch>` });
    const settle = (id: string, ...[attempt, next]: [DeliveryAttempt, NextStep]) => {
      outbox.add([test(id)]);
      outbox.lease('mail', now, 1);
      outbox.settle(id, attempt, next);
    };
    settle('failed', refusal('message-refused', 'failed'), { state: 'failed' });
    settle('unreadable', refusal('record-unreadable', 'failed'), { state: 'failed' });
    settle('blocked', refusal('tls', 'blocked'), { state: 'blocked' });
    settle('unproven', refusal('unproven', 'blocked'), { state: 'blocked' });
    settle('aside', refusal('temporary', 'retry'), { state: 'pending', nextAttemptAt: now + 1 });
    upkeep.setAside('aside', 'by-hand');
    settle('retried', refusal('timeout', 'retry'), { state: 'pending', nextAttemptAt: now + 30_000 });
    settle('sent', { ...refusal(null, 'accepted') }, { state: 'sent' });
    outbox.add([{ ...test('held'), heldUntil: now + 60_000 }, test('new')]);
    const state = () => log.channelStates(DEFAULT_SETTINGS).find(({ kind }) => kind === 'mail');
    return { outbox, upkeep, state };
  }

  it('counts every message by what becomes of it', () => {
    expect(withAll().state()).toMatchObject({
      waiting: 3,
      held: 1,
      retried: 1,
      blocked: 2,
      unproven: 1,
      failed: 2,
      unreadable: 1,
      setAside: 1,
    });
  });

  it('names the problem that needs a person, then the one of what is tried again, then of what failed', () => {
    const { upkeep, state } = withAll();
    expect(state()?.problem?.problem).toBe('unproven');
    upkeep.setAside('unproven', 'by-hand');
    expect(state()?.problem?.problem).toBe('tls');
    upkeep.setAside('blocked', 'by-hand');
    expect(state()?.problem?.problem).toBe('timeout');
    upkeep.setAside('retried', 'by-hand');
    upkeep.setAside('unreadable', 'by-hand');
    expect(state()?.problem?.problem).toBe('message-refused');
    upkeep.setAside('failed', 'by-hand');
    expect(state()?.problem).toBeNull();
  });

  it('blames on a message that waits only what it met itself', () => {
    const { outbox, state } = withAll();
    const late = mailDraft({ id: 'late', kind: 'test', messageId: '<late@test.linewatch>' });
    outbox.add([late]);
    outbox.settle('late', refusal('recipient-refused', 'failed'), { state: 'failed' });
    outbox.settle('unproven', { ...refusal(null, 'accepted') }, { state: 'sent' });
    outbox.settle('blocked', { ...refusal(null, 'accepted') }, { state: 'sent' });
    expect(state()).toMatchObject({ blocked: 0, problem: { problem: 'timeout', outcome: 'retry' } });
  });

  it('counts what was merged by its parts', () => {
    const { outbox, state } = withAll();
    const item = { at: 0, time: '12:00', title: 'Slow', tone: 'bad' } as const;
    const whole = { ...mailDraft().message, items: [item, item, item] };
    outbox.add([mailDraft({ id: 'm', kind: 'merged', runId: null, messageId: '<m@test>', message: whole })]);
    expect(state()?.waiting).toBe(6);
  });
});

describe('the mails that wait', () => {
  it('are counted by the address that they go to, those that are merged one by one', () => {
    const { database, outbox, log, write } = addressed();
    expect(log.waitingReaders()).toEqual([]);
    write('a1', 'a@example.org');
    write('b1', 'b@example.org');
    write('b2', 'b@example.org');
    outbox.merge(
      mailDraft({
        id: 'm',
        kind: 'merged',
        runId: null,
        recipient: 'b@example.org',
        messageId: '<m@test>',
        message: {
          ...PLAIN_MESSAGE,
          items: ['b1', 'b2'].map((title) => ({ at: 0, time: '', title, tone: 'bad' })),
        },
      }),
      ['b1', 'b2'],
    );
    write('c1', 'c@example.org');
    database.prepare("UPDATE outbox SET state = 'set-aside', cause = 'by-hand' WHERE id = 'c1'").run();
    expect(log.waitingReaders()).toEqual([
      { recipient: 'a@example.org', messages: 1 },
      { recipient: 'b@example.org', messages: 2 },
    ]);
  });
});

/** A log of mails about runs of their own. */
function addressed() {
  const { database, outbox, runs, clock } = temporaryRecords();
  const log = new DeliveryLog(database, { read: () => null }, { read: () => null }, clock);
  const write = (id: string, recipient: string) => {
    runs.record(completedRun({ id: `run-of-${id}` }), NOT_JUDGED, []);
    outbox.add([mailDraft({ id, runId: `run-of-${id}`, recipient, messageId: `<${id}@test>` })]);
  };
  return { database, outbox, log, write };
}
