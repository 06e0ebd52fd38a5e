import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../shared/durations';
import { mailDraft } from '../testing/drafts';
import { NOT_JUDGED, temporaryRecords } from '../testing/records';
import { completedRun } from '../testing/runs';
import { DeliveryLog } from './delivery-log';

function withLog() {
  const records = temporaryRecords();
  records.runs.record(completedRun(), NOT_JUDGED, []);
  const log = new DeliveryLog(records.database, { read: () => null });
  return { ...records, log, oldest: () => log.oldestWaiting('mail', records.clock.now()) };
}

const carrier = (id: string) =>
  mailDraft({ id, runId: null, kind: 'merged', messageId: `<${id}@test.linewatch>` });

describe('since when a channel keeps a message waiting', () => {
  it('is since the oldest one was written, also after it was merged into others, until those arrive', () => {
    const { clock, outbox, oldest } = withLog();
    expect(oldest()).toBeNull();
    const written = clock.now();
    outbox.add([mailDraft()]);
    clock.advance(70 * MINUTE_MS);
    outbox.merge(carrier('carrier'), ['message-1']);
    expect(oldest()).toBe(written);
    outbox.merge(carrier('carrier-2'), ['carrier']);
    expect(oldest()).toBe(written);
    outbox.lease('mail', clock.now(), 1);
    const accepted = {
      outcome: 'accepted',
      problem: null,
      reply: '250 OK',
      isMaybeDelivered: false,
    } as const;
    outbox.settle('carrier-2', { ...accepted, startedAt: 1, finishedAt: 2 }, { state: 'sent' });
    expect(oldest()).toBeNull();
  });

  it('is since the quiet hours ended that held it back', () => {
    const { clock, outbox, oldest } = withLog();
    const heldUntil = clock.now() + 60 * MINUTE_MS;
    outbox.add([mailDraft({ heldUntil })]);
    expect(oldest()).toBeNull();
    clock.advance(61 * MINUTE_MS);
    expect(oldest()).toBe(heldUntil);
  });
});
