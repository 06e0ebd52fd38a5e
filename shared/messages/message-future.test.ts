import { describe, expect, it } from 'vitest';
import { textsIn } from '../texts/i18n';
import { NOTHING_UNDELIVERED } from './future-counts';
import {
  asideInWords,
  futureInBrief,
  futureInWords,
  predictFuture,
  futuresInBrief,
  futuresInWords,
} from './message-future';

const NOW = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const texts = textsIn('en');
const style = { language: 'en', timeZone: 'UTC' } as const;
type Standing = Parameters<typeof predictFuture>[0];
const future = (change: Partial<Standing>) =>
  predictFuture({ state: 'pending', cause: null, heldUntil: null, nextAttemptAt: NOW, ...change }, NOW);

describe('the future of a message', () => {
  it.each([
    [{}, 'onTheWay'],
    [{ state: 'sending', cause: 'timeout' }, 'onTheWay'],
    [{ cause: 'timeout' }, 'onTheWay'],
    [{ cause: 'timeout', nextAttemptAt: NOW + MINUTE }, 'retried'],
    [{ heldUntil: NOW + MINUTE, nextAttemptAt: NOW + MINUTE }, 'held'],
    [{ heldUntil: NOW + MINUTE }, 'onTheWay'],
    [{ heldUntil: NOW - MINUTE, nextAttemptAt: NOW - MINUTE }, 'onTheWay'],
    [{ state: 'blocked', cause: 'authentication' }, 'blocked'],
    [{ state: 'blocked', cause: 'unproven' }, 'unproven'],
    [{ state: 'failed', cause: 'expired' }, 'failed'],
    [{ state: 'failed', cause: 'record-unreadable' }, 'unreadable'],
    [{ state: 'set-aside', cause: 'channel-off' }, 'setAside'],
    [{ state: 'set-aside', cause: 'divided' }, 'divided'],
    [{ state: 'sent' }, 'sent'],
    [{ state: 'merged' }, 'merged'],
  ] as const)('of %j is %s', (change, kind) => {
    expect(future(change).kind).toBe(kind);
  });

  it('is told with its time, where it has one', () => {
    const retried = future({ cause: 'timeout', nextAttemptAt: NOW + 5 * MINUTE });
    expect(futureInBrief(retried, NOW, texts, style)).toBe('next try in 5 min');
    expect(futureInBrief(future({}), NOW, texts, style)).toBe('due now');
    expect(futureInBrief(future({ state: 'blocked' }), NOW, texts, style)).toBe('');
  });

  it('promises of a message that was refused only what is true', () => {
    expect(futureInWords(future({ state: 'failed', cause: 'recipient-refused' }), texts)).toBe(
      'One message was not delivered. It goes out once its cause is corrected, or when you try again.',
    );
    expect(futureInWords(future({ state: 'blocked', cause: 'unproven' }), texts)).toBe(
      'One message may have arrived. It is sent again only when you try again.',
    );
    expect(futureInWords(future({ state: 'sent' }), texts)).toBe('');
    expect(futureInWords(future({ state: 'set-aside', cause: 'divided' }), texts)).toBe('');
  });
});

describe('the futures of many messages', () => {
  const counts = { ...NOTHING_UNDELIVERED, failed: 9, onTheWay: 1, blocked: 2 };

  it('are a sentence for each, most urgent first', () => {
    expect(futuresInWords(counts, texts)).toEqual([
      '2 messages wait until their cause is corrected. Meanwhile one of them is tried once a day.',
      '9 messages were not delivered. They go out once their cause is corrected, or when you try again.',
      'One message is being sent.',
    ]);
    expect(futuresInBrief(counts, texts)).toBe(
      '2 messages need action · 9 messages not delivered · 1 being sent',
    );
  });

  it('are nothing where everything was delivered', () => {
    expect(futuresInWords(NOTHING_UNDELIVERED, texts)).toEqual([]);
    expect(futuresInBrief(NOTHING_UNDELIVERED, textsIn('zh-CN'))).toBe('');
  });
});

describe('why a message is set aside', () => {
  it('is said in words, and not of others', () => {
    expect(asideInWords({ cause: 'channel-off' }, texts)).toBe('the channel was switched off');
    expect(asideInWords({ cause: 'timeout' }, texts)).toBe('');
  });
});
