import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../shared/durations';
import { mailDraft } from '../../testing/drafts';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun } from '../../testing/runs';

function withHeldMail() {
  const { runs, outbox, upkeep, clock } = temporaryRecords();
  const now = clock.now();
  runs.record(completedRun(), NOT_JUDGED, [mailDraft({ heldUntil: now + 8 * HOUR_MS })]);
  return {
    upkeep,
    now,
    lease: (at: number) => outbox.lease('mail', at, 1),
  };
}

describe('a message that quiet hours hold back', () => {
  it('goes when they are switched off', () => {
    const { upkeep, now, lease } = withHeldMail();
    upkeep.holdUntil(now, now);
    expect(lease(now)).toMatchObject([{ heldUntil: now }]);
  });

  it('waits for their new end', () => {
    const { upkeep, now, lease } = withHeldMail();
    const until = now + 7 * HOUR_MS;
    upkeep.holdUntil(until, now);
    expect(lease(until - 1)).toEqual([]);
    expect(lease(until)).toMatchObject([{ heldUntil: until }]);
  });

  it('is left alone when a person has asked for it, and when its quiet hours are over', () => {
    const { upkeep, now, lease } = withHeldMail();
    upkeep.letGo('message-1', now);
    upkeep.holdUntil(now + 9 * HOUR_MS, now);
    expect(lease(now)).toMatchObject([{ heldUntil: now + 8 * HOUR_MS }]);

    const other = withHeldMail();
    other.upkeep.holdUntil(now + 9 * HOUR_MS, now + 8 * HOUR_MS);
    expect(other.lease(now + 8 * HOUR_MS)).toHaveLength(1);
  });
});
