import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import type { DeliveryAttempt, OutboxEntry } from '../../../shared/messages/message';
import { getAddressee, describeStanding } from './message-words';

const NOW = Date.UTC(2026, 10, 22, 12);
const texts = textsIn('en');
const tried = (problem: DeliveryAttempt['problem']): DeliveryAttempt => ({
  startedAt: NOW,
  finishedAt: NOW,
  outcome: 'retry',
  problem,
  reply: '',
  isMaybeDelivered: false,
});

function entry(change: Partial<OutboxEntry>): OutboxEntry {
  return {
    id: 'm',
    runId: 'r',
    occasionId: null,
    kind: 'run',
    channel: 'mail',
    recipient: 'you@example.org',
    messageId: '<m@linewatch>',
    state: 'sent',
    cause: change.state === 'sent' ? null : (change.attempts?.at(-1)?.problem ?? null),
    message: {
      tone: 'good',
      title: 'Your line is good',
      summary: '',
      columns: [],
      rows: [],
      method: '',
      because: '',
      language: 'en',
      items: [],
      chart: null,
      data: null,
    },
    createdAt: NOW,
    nextAttemptAt: NOW + 12 * 60_000,
    heldUntil: null,
    mergedInto: null,
    attempts: [],
    ...change,
  };
}

const standing = (change: Partial<OutboxEntry>) =>
  describeStanding(entry(change), NOW, texts, { language: 'en', timeZone: 'UTC' });

describe('where a message stands', () => {
  it('says when it was sent', () => {
    expect(standing({})).toBe('Sent');
    expect(standing({ attempts: [{ ...tried(null), outcome: 'accepted' }] })).toBe('Sent just now');
    expect(standing({ state: 'sending' })).toBe('Sending');
  });

  it('says when its first try comes', () => {
    expect(standing({ state: 'pending' })).toBe('Waiting: next try in 12 min');
    expect(standing({ state: 'pending', nextAttemptAt: NOW })).toBe('Waiting: due now');
  });

  it('names the problem, and when it is tried again', () => {
    expect(standing({ state: 'pending', attempts: [tried('connection')] })).toBe(
      'Waiting: no connection to the server · next try in 12 min',
    );
    expect(standing({ state: 'blocked', attempts: [tried('authentication')] })).toBe(
      'Action needed: login refused',
    );
  });

  it('names the address of a mail, and only the channel elsewhere', () => {
    expect(getAddressee(entry({}), texts)).toBe('Mail · you@example.org');
    expect(getAddressee(entry({ channel: 'desktop', recipient: '' }), texts)).toBe('Desktop');
  });
});
