import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/i18n';
import type { ChannelState } from '../../../shared/ipc';
import { deliverySentence } from './delivery-sentence';

const NOW = Date.UTC(2026, 10, 22, 12);
const mail = (change: Partial<ChannelState>): ChannelState => ({
  kind: 'mail',
  isEnabled: true,
  waiting: 0,
  blocked: 0,
  failed: 0,
  lastSentAt: NOW - 3 * 3_600_000,
  problem: null,
  ...change,
});
const say = (change: Partial<ChannelState>) =>
  deliverySentence([mail(change)], NOW, textsIn('en'), { language: 'en', timeZone: 'UTC' });

describe('the sentence of the delivery page', () => {
  it('says that everything was told, and when', () => {
    expect(say({})).toEqual({
      title: 'Everything was told',
      reason: 'The last message went out 3 h ago. Nothing is waiting.',
    });
  });

  it('puts first what needs a person, with the way out', () => {
    const problem = {
      startedAt: NOW,
      finishedAt: NOW,
      outcome: 'blocked',
      problem: 'authentication',
      reply: '535',
      isMaybeDelivered: false,
    } as const;
    const sentence = say({ blocked: 2, waiting: 1, problem });
    expect(sentence.title).toBe('2 messages need you');
    expect(sentence.reason).toContain('password');
  });

  it('says when nobody is told at all', () => {
    expect(say({ isEnabled: false }).title).toBe('Nobody is told yet');
    expect(say({ lastSentAt: null }).title).toBe('Nothing to tell yet');
  });
});
