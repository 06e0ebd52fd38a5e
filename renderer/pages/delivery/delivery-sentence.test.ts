import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import type { ChannelState } from '../../../shared/ipc';
import type { DeliveryAttempt } from '../../../shared/messages/message';
import { deliverySentence } from './delivery-sentence';

const NOW = Date.UTC(2026, 10, 22, 12);
const channel = (kind: ChannelState['kind'], change: Partial<ChannelState>): ChannelState => ({
  kind,
  isEnabled: true,
  waiting: 0,
  held: 0,
  retried: 0,
  blocked: 0,
  unproven: 0,
  failed: 0,
  unreadable: 0,
  setAside: 0,
  lastSentAt: NOW - 3 * 3_600_000,
  mailbox: null,
  problem: null,
  proof: null,
  ...change,
});
const attempt = (
  outcome: DeliveryAttempt['outcome'],
  problem: DeliveryAttempt['problem'],
): DeliveryAttempt => ({
  startedAt: NOW,
  finishedAt: NOW,
  outcome,
  problem,
  reply: '',
  isMaybeDelivered: false,
});
const say = (mail: Partial<ChannelState>, desktop: Partial<ChannelState> = {}) =>
  deliverySentence([channel('mail', mail), channel('desktop', desktop)], NOW, textsIn('en'), {
    language: 'en',
    timeZone: 'UTC',
  });

describe('the sentence of the delivery page', () => {
  it('says that everything was told, and when', () => {
    expect(say({})).toEqual({
      title: 'All messages delivered',
      reason: 'The last message went out 3 h ago. Nothing is waiting.',
      settingsChannel: null,
    });
  });

  it('puts first what needs a person, with the way out and where it is', () => {
    const sentence = say(
      { blocked: 2, waiting: 1, problem: attempt('blocked', 'authentication') },
      { waiting: 1, problem: attempt('retry', 'not-supported') },
    );
    expect(sentence.title).toBe('2 messages need action: login refused');
    expect(sentence.reason).toMatch(/Enter the password again.* The messages are kept/);
    expect(sentence.settingsChannel).toBe('mail');
  });

  it('names the problem of the channel that waits, not of another', () => {
    const sentence = say(
      { problem: attempt('failed', 'recipient-refused'), failed: 1 },
      { waiting: 1, problem: attempt('retry', 'not-supported') },
    );
    expect(sentence.title).toBe('1 message is waiting: not offered by this desktop');
    expect(sentence.settingsChannel).toBeNull();
  });

  it('blames nothing that waits on what another message was refused for', () => {
    const problem = attempt('failed', 'recipient-refused');
    expect(say({ waiting: 1, failed: 1, problem }).title).toBe('1 message is being sent');
    expect(say({ waiting: 1, held: 1, failed: 1, problem }).title).toBe(
      '1 message was not delivered: recipient refused',
    );
  });

  it.each([
    ['blocked', '3 messages need action'],
    ['waiting', '3 messages are waiting'],
    ['failed', '3 messages were not delivered'],
  ] as const)('names the problem of each channel where they differ (%s)', (state, title) => {
    const outcome = state === 'waiting' ? 'retry' : state;
    const sentence = say(
      { [state]: 1, problem: attempt(outcome, 'mailbox-full') },
      { [state]: 2, problem: attempt(outcome, 'not-supported') },
    );
    expect(sentence.title).toBe(title);
    expect(sentence.reason).toMatch(
      /^Mail: recipient's mailbox full\. Desktop: not offered by this desktop\. /,
    );
    expect(sentence.settingsChannel).toBeNull();
    expect(
      say(
        { [state]: 1, problem: attempt(outcome, 'timeout') },
        { [state]: 2, problem: attempt(outcome, 'timeout') },
      ).title,
    ).toBe(`${title}: no answer in time`);
  });

  it('does not call a message that is on its way a problem', () => {
    expect(say({ waiting: 1 }).title).toBe('1 message is being sent');
  });

  it('never says that everything was told when something was refused', () => {
    expect(say({ failed: 1, problem: attempt('failed', 'recipient-refused') }).title).toBe(
      '1 message was not delivered: recipient refused',
    );
    expect(say({ failed: 1 }).title).toBe('All but one message arrived');
    expect(say({ failed: 2 }).title).toBe('All but 2 messages arrived');
  });

  it('never calls a message on its way that waits for a person, whatever was sent since', () => {
    expect(say({ blocked: 1 })).toEqual({
      title: '1 message needs action',
      reason: 'One message waits until its cause is corrected. Meanwhile it is tried once a day.',
      settingsChannel: null,
    });
  });

  it('says what becomes of everything that is not delivered', () => {
    const problem = attempt('blocked', 'authentication');
    expect(
      say({ blocked: 2, waiting: 3, retried: 1, held: 1, failed: 1, setAside: 4, problem }).reason,
    ).toMatch(
      /The messages are kept\. 2 messages wait until .* One message was not delivered\..* One message is tried again automatically\. One message is being sent\. One message is held back .* 4 messages are set aside\. They go out only when you send them\.$/,
    );
  });

  it('does not call a message of the quiet hours one on its way', () => {
    expect(say({ waiting: 2, held: 2 })).toMatchObject({
      title: '2 messages are held back for the quiet hours',
      reason: '2 messages are held back until the quiet hours end.',
    });
  });

  it('names what is set aside also when everything else was told', () => {
    expect(say({ setAside: 1 })).toMatchObject({
      title: '1 message is set aside',
      reason:
        'The last message went out 3 h ago. One message is set aside. It goes out only when you send it.',
    });
    expect(say({ setAside: 2, lastSentAt: null }, { lastSentAt: null })).toMatchObject({
      title: '2 messages are set aside',
      reason: '2 messages are set aside. They go out only when you send them.',
    });
  });

  it('says when nobody is told, or nothing was yet', () => {
    expect(say({ isEnabled: false }, { isEnabled: false }).title).toBe('No channel is on');
    expect(say({ lastSentAt: null }, { lastSentAt: null }).title).toBe('No messages yet');
  });
});
