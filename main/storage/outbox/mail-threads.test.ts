import { describe, expect, it } from 'vitest';
import type { DeliveryAttempt, MessageData } from '../../../shared/messages/message';
import type { VerdictReason } from '../../../shared/rules/verdict';
import { leasedEntry, mailDraft, SLOW_MESSAGE } from '../../testing/drafts';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun } from '../../testing/runs';
import { MailThreads } from './mail-threads';

const createMessage = (reason: VerdictReason, rule = 'slow') => {
  const data: MessageData = {
    kind: 'run',
    run: null,
    occasion: null,
    rules: [{ id: rule, name: rule, reason, value: null, limit: null }],
  };
  return { ...SLOW_MESSAGE, data };
};
const OVER = createMessage('recovered');

/** An outbox in which messages about runs are written one after the other, and sent. */
function outboxWith() {
  const { clock, database, runs, outbox } = temporaryRecords();
  const attempt: DeliveryAttempt = {
    startedAt: 0,
    finishedAt: 0,
    outcome: 'accepted',
    problem: null,
    reply: '250 Ok',
    isMaybeDelivered: false,
  };
  const write = (id: string, change: Parameters<typeof mailDraft>[0], isSent = true) => {
    clock.advance(60_000);
    const runId = `run-of-${id}`;
    runs.record(completedRun({ id: runId }), NOT_JUDGED, []);
    outbox.add([mailDraft({ id, runId, messageId: `<${id}@a41f>`, ...change })]);
    if (isSent) outbox.settle(id, attempt, { state: 'sent' });
  };
  const bind = (change: Partial<ReturnType<typeof leasedEntry>> = {}) =>
    new MailThreads(database).bind(
      leasedEntry({ id: 'over', createdAt: clock.now(), message: OVER, ...change }),
    );
  return { outbox, write, bind, attempt };
}

describe('a mail that something is over', () => {
  it('follows the mail that told of it, to the same reader', () => {
    const { write, bind } = outboxWith();
    write('a', { message: createMessage('matched') });
    write('b', { message: createMessage('matched'), recipient: 'other@example.org' });
    write('c', { message: createMessage('matched', 'loss') });
    write('d', { message: createMessage('matched'), channel: 'ntfy', recipient: '' });
    expect(bind().references).toEqual(['<a@a41f>']);
  });

  it('follows the mail in which it was merged, for that is the one that the reader has', () => {
    const { outbox, write, bind, attempt } = outboxWith();
    write('a', { message: createMessage('matched') }, false);
    write('b', { message: createMessage('matched', 'loss') }, false);
    const merged = mailDraft({ id: 'm', runId: null, kind: 'merged', messageId: '<m@a41f>' });
    outbox.merge(merged, ['a', 'b']);
    expect(bind().references).toBeUndefined();
    outbox.settle('m', attempt, { state: 'sent' });
    expect(bind().references).toEqual(['<m@a41f>']);
  });

  it('follows nothing that was not sent', () => {
    const { write, bind } = outboxWith();
    write('a', { message: createMessage('matched') }, false);
    expect(bind().references).toBeUndefined();
  });

  it.each([
    ['a mail that tells', { message: createMessage('matched') }],
    ['another channel', { channel: 'ntfy' }],
  ] as const)('is none of the kind: %s', (_name, change) => {
    const { write, bind } = outboxWith();
    write('a', { message: createMessage('matched') });
    expect(bind(change)).not.toHaveProperty('references');
  });
});
