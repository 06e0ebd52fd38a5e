import { describe, expect, it } from 'vitest';
import type { DeliveryAttempt } from '../../../shared/messages/message';
import { mailDraft } from '../../testing/drafts';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun } from '../../testing/runs';

const REFUSED: DeliveryAttempt = {
  startedAt: 1_000,
  finishedAt: 2_000,
  outcome: 'failed',
  problem: 'message-refused',
  reply: '554 5.6.0 looks like spam',
  isMaybeDelivered: false,
};

describe('a run whose message went out in another one', () => {
  it('shows that one with its attempts, and what became of it', () => {
    const { runs, outbox, history } = temporaryRecords();
    runs.record(completedRun(), NOT_JUDGED, [mailDraft()]);
    expect(history.details('run-1')?.told).toEqual([
      { channel: 'mail', recipient: 'you@example.org', state: 'pending' },
    ]);
    outbox.merge(
      mailDraft({ id: 'whole', runId: null, kind: 'merged', messageId: '<whole@test.linewatch>' }),
      ['message-1'],
    );
    outbox.settle('whole', REFUSED, { state: 'failed' });
    const details = history.details('run-1');
    expect(details?.told).toEqual([{ channel: 'mail', recipient: 'you@example.org', state: 'failed' }]);
    expect(details?.messages).toMatchObject([
      { id: 'message-1', state: 'merged', mergedInto: 'whole' },
      { id: 'whole', state: 'failed', attempts: [REFUSED] },
    ]);
  });
});
