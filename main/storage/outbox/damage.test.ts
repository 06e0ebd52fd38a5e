import { describe, expect, it } from 'vitest';
import { mailDraft, PLAIN_MESSAGE } from '../../testing/drafts';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun } from '../../testing/runs';
import { DeliveryLog } from './delivery-log';
import { lastToldByRule } from './last-told';

/** Five mails of five runs, of which the third one's text is this. */
function withDamage(text: string) {
  const records = temporaryRecords();
  const { runs, outbox, database, clock } = records;
  for (const number of [1, 2, 3, 4, 5]) {
    const runId = `run-${number}`;
    runs.record(completedRun({ id: runId }), NOT_JUDGED, [
      mailDraft({ id: `m${number}`, runId, messageId: `<m${number}@test>` }),
    ]);
  }
  database.prepare("UPDATE outbox SET message = ? WHERE id = 'm3'").run(text);
  const log = new DeliveryLog(database, { read: () => null }, { read: () => null }, clock);
  const query = { states: ['pending', 'sending', 'failed'] as const, channels: ['mail'] as const };
  return {
    ...records,
    lease: () => outbox.lease('mail', clock.now(), 10).map(({ id }) => id),
    merge: () => {
      const now = clock.now();
      const wish = { now, waitedSince: now, mostAlone: 3, fullAt: 100, limit: 200 };
      return outbox.waitingTogether('mail', wish).map(({ id }) => id);
    },
    page: () => log.page({ ...query, limit: 10, offset: 0 }).entries,
  };
}

const WITHOUT_TITLE = JSON.stringify({ ...PLAIN_MESSAGE, title: undefined });
const ROWS_OF_TEXT = JSON.stringify({ ...PLAIN_MESSAGE, rows: 'none' });

describe.each(['{oops', '', 'null', '[]', '{}', WITHOUT_TITLE, ROWS_OF_TEXT, '{"items":"x"}'])(
  'a message of which the records hold “%s”',
  (text) => {
    it('fails visibly, and the others go out', () => {
      const { lease, page } = withDamage(text);
      expect(lease()).toEqual(['m1', 'm2', 'm4', 'm5']);
      expect(page().find(({ id }) => id === 'm3')).toMatchObject({
        state: 'failed',
        cause: 'record-unreadable',
        attempts: [{ outcome: 'failed', problem: 'record-unreadable', isMaybeDelivered: false }],
      });
    });

    it('is merged into no other, and does not keep the others from being merged', () => {
      const { merge } = withDamage(text);
      expect(merge()).toEqual(['m1', 'm2', 'm4', 'm5']);
    });

    it('hides no other message from the log, the history and the rules', () => {
      const { page, history, database } = withDamage(text);
      expect(page().map(({ id }) => id)).toEqual(['m5', 'm4', 'm3', 'm2', 'm1']);
      expect(history.details('run-3')?.messages).toHaveLength(1);
      expect(lastToldByRule(database).size).toBe(0);
    });
  },
);
