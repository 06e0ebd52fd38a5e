import { describe, expect, it } from 'vitest';
import type { DeliveryAttempt, OutboxEntry } from '../../shared/messages/message';
import { draftMessages } from '../../main/core/messages/drafts';
import { leasedEntry } from '../../main/testing/drafts';
import { ALL_TOLD, draftContext, judgeAfresh } from '../../main/testing/messages';
import { completedRun } from '../../main/testing/runs';
import { judgeEvidence, type Evidence } from './oracle';

const SETTINGS = { ...ALL_TOLD, channels: { ...ALL_TOLD.channels, desktop: { isEnabled: false } } };
const { verdicts } = judgeAfresh(completedRun(), SETTINGS);
const [draft] = draftMessages(completedRun(), verdicts, draftContext({ settings: SETTINGS }));
const ID = '<run-1.mail-1@a41f.linewatch>';
const REFUSAL: DeliveryAttempt = {
  startedAt: 1,
  finishedAt: 2,
  outcome: 'blocked',
  problem: 'authentication',
  reply: '535 no',
  isMaybeDelivered: false,
};

const entry = (change: Partial<OutboxEntry>): OutboxEntry => leasedEntry({ ...draft, ...change });
const evidence = (messages: readonly OutboxEntry[], change: Partial<Evidence> = {}): Evidence => ({
  saidIds: ['run-1'],
  runs: [{ id: 'run-1', verdicts, messages }],
  arrivedIds: [],
  knownIds: new Set(messages.map(({ messageId }) => messageId)),
  ...change,
});
const COUNTS = { accepted: 0, explained: 0, lost: 0, doubled: 0, unexplained: 0 };

describe('the oracle of the fault bench', () => {
  it('counts a message that arrived, and copies of it', () => {
    const sent = [entry({ state: 'sent' })];
    expect(judgeEvidence(evidence(sent, { arrivedIds: [ID] }))).toMatchObject({ ...COUNTS, accepted: 1 });
    expect(judgeEvidence(evidence(sent, { arrivedIds: [ID, ID] }))).toMatchObject({
      ...COUNTS,
      accepted: 1,
      doubled: 1,
    });
  });
  it('sees a message that is said to be sent and is nowhere', () => {
    expect(judgeEvidence(evidence([entry({ state: 'sent' })]))).toMatchObject({
      ...COUNTS,
      lost: 1,
      faults: [`lost: ${ID} is sent`],
    });
  });
  it('takes a reason that a person can see, and nothing else, for one that did not arrive', () => {
    const blocked = entry({ state: 'blocked', attempts: [REFUSAL] });
    expect(judgeEvidence(evidence([blocked]))).toMatchObject({ ...COUNTS, explained: 1 });
    expect(judgeEvidence(evidence([entry({ state: 'pending' })]))).toMatchObject({
      ...COUNTS,
      unexplained: 1,
    });
  });
  it('misses what was never written: a message, a rule within it, a judgement, a run', () => {
    const silent = entry({ message: { ...leasedEntry().message } });
    const nothing = { ...COUNTS, lost: 1 };
    expect(judgeEvidence(evidence([]))).toMatchObject(nothing);
    expect(judgeEvidence(evidence([silent]))).toMatchObject(nothing);
    expect(
      judgeEvidence(evidence([], { runs: [{ id: 'run-1', verdicts: [], messages: [] }] })),
    ).toMatchObject(nothing);
    expect(judgeEvidence(evidence([], { runs: [] }))).toMatchObject(nothing);
  });
  it('wants a merged message to list its parts', () => {
    const part = entry({ state: 'merged', mergedInto: 'all' });
    const listing = [{ at: part.createdAt, time: '', title: part.message.title, tone: 'good' as const }];
    const whole = (items: typeof listing) =>
      leasedEntry({
        id: 'all',
        kind: 'merged',
        runId: null,
        state: 'sent',
        messageId: '<all@a41f>',
        message: { ...part.message, items },
      });
    const arrived = { arrivedIds: ['<all@a41f>'] };
    expect(judgeEvidence(evidence([part, whole(listing)], arrived))).toMatchObject({
      ...COUNTS,
      accepted: 1,
    });
    expect(judgeEvidence(evidence([part, whole([])], arrived))).toMatchObject({ ...COUNTS, lost: 1 });
  });
  it('wonders at what nobody wrote', () => {
    const sent = [entry({ state: 'sent' })];
    expect(judgeEvidence(evidence(sent, { arrivedIds: [ID, '<other@a41f>'] }))).toMatchObject({
      ...COUNTS,
      accepted: 1,
      unexplained: 1,
      faults: ['unexplained: nobody wrote <other@a41f>'],
    });
  });
});
