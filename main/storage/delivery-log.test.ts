import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../shared/durations';
import { mailDraft } from '../testing/drafts';
import { NOT_JUDGED, temporaryRecords } from '../testing/records';
import { completedRun } from '../testing/runs';
import { DeliveryLog } from './delivery-log';

function withLog() {
  const records = temporaryRecords();
  records.runs.record(completedRun(), NOT_JUDGED, []);
  const log = new DeliveryLog(records.database, { read: () => null }, { read: () => null });
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
