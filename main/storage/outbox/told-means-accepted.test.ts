import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../shared/durations';
import type { DeliveryAttempt } from '../../../shared/messages/message';
import { rulesSchema } from '../../../shared/rules/rules';
import type { EndedRun } from '../../../shared/run';
import { draftMessages } from '../../core/messages/drafts';
import { mailDraft } from '../../testing/drafts';
import { ALL_TOLD, draftContext, judgeAfresh } from '../../testing/messages';
import { temporaryRecords } from '../../testing/records';
import { completedRun, failedRun } from '../../testing/runs';

type End = 'accepted' | 'failed' | 'blocked' | 'retry';

/** Runs judged, worded and stored as the application does it, by one rule, told by mail and on the desktop. */
function line(rule: object) {
  const settings = {
    ...ALL_TOLD,
    rules: rulesSchema.parse([
      { id: 'failed', condition: { kind: 'run-ended', outcomes: ['failed'] }, ...rule },
    ]),
  };
  const { clock, runs, occasions, outbox } = temporaryRecords();
  let count = 0;
  const context = draftContext({ settings });
  const end = (outcome: 'failed' | 'completed') => {
    clock.advance(HOUR_MS);
    const change = { id: `run-${(count += 1)}`, startedAt: clock.now(), finishedAt: clock.now() };
    const run: EndedRun = outcome === 'failed' ? failedRun(change) : completedRun(change);
    const judgement = judgeAfresh(run, settings, { memories: occasions.memories(), now: clock.now() });
    runs.record(run, judgement, draftMessages(run, judgement.verdicts, context));
    return judgement.verdicts[0]?.reason;
  };
  /** Lets everything that is due on a channel end like this. */
  const deliver = (channel: 'mail' | 'desktop', outcome: End) => {
    const attempt: DeliveryAttempt = {
      startedAt: clock.now(),
      finishedAt: clock.now(),
      outcome,
      problem: outcome === 'accepted' ? null : 'recipient-refused',
      reply: '',
      isMaybeDelivered: false,
    };
    for (const { id } of outbox.lease(channel, clock.now(), 100)) {
      if (outcome === 'retry') outbox.settle(id, attempt, { state: 'pending', nextAttemptAt: clock.now() });
      else outbox.settle(id, attempt, { state: outcome === 'accepted' ? 'sent' : outcome });
    }
  };
  const both = (outcome: End) => {
    deliver('mail', outcome);
    deliver('desktop', outcome);
  };
  return { end, deliver, both, outbox, occasions, clock };
}

describe('a rule that tells once', () => {
  it('tells the next breach when nobody took the message about the first', () => {
    const { end, both } = line({});
    expect(end('failed')).toBe('matched');
    both('failed');
    expect(end('failed')).toBe('matched');
    both('accepted');
    expect(end('failed')).toBe('still');
    expect(end('completed')).toBe('recovered');
  });

  it('has told when one channel took it', () => {
    const { end, deliver } = line({});
    end('failed');
    deliver('mail', 'failed');
    deliver('desktop', 'accepted');
    expect(end('failed')).toBe('still');
  });

  it('keeps quiet while its message is still on its way, or waits for a person', () => {
    const { end, both, occasions } = line({});
    end('failed');
    both('retry');
    expect(end('failed')).toBe('still');
    both('blocked');
    expect(end('failed')).toBe('still');
    expect(occasions.memories()['failed']?.heardAt).toBeNull();
  });

  it('does not tell the end of what nobody heard of', () => {
    const { end, both } = line({});
    end('failed');
    both('failed');
    expect(end('completed')).toBe('not-matched');
    expect(end('failed')).toBe('matched');
  });

  it('tells the end of what is still on its way: both arrive together', () => {
    const { end } = line({});
    end('failed');
    expect(end('completed')).toBe('recovered');
  });

  it('has told when the message that its own was merged into is accepted, and not when that is lost', () => {
    for (const [outcome, reason] of [
      ['accepted', 'still'],
      ['failed', 'matched'],
    ] as const) {
      const { end, both, outbox, clock } = line({ channels: ['mail'] });
      end('failed');
      const [part] = outbox.lease('mail', clock.now(), 1);
      outbox.releaseLeases();
      outbox.merge(mailDraft({ id: 'm', kind: 'merged', runId: null, messageId: '<m@test>' }), [
        part?.id ?? '',
      ]);
      both(outcome);
      expect(end('failed')).toBe(reason);
    }
  });
});

describe('a rule that tells again after some hours', () => {
  it('counts them from what arrived', () => {
    const { end, both } = line({ repeat: { kind: 'every-hours', hours: 3 } });
    end('failed');
    both('accepted');
    expect([end('failed'), end('failed'), end('failed')]).toEqual(['still', 'still', 'matched']);
    both('failed');
    expect(end('failed')).toBe('matched');
  });
});
