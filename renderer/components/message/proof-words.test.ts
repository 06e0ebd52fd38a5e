import { describe, expect, it } from 'vitest';
import type { ChannelKind } from '../../../shared/channels';
import { textsIn } from '../../../shared/texts/i18n';
import type { ChannelProof } from '../../../shared/messages/proof';
import { proofInWords, type ComingTests } from './proof-words';

const NOW = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;
const COMING = { isPaused: false, nextDueAt: NOW + HOUR };
const words = (
  proof: Partial<ChannelProof> | null,
  coming: ComingTests = COMING,
  kind: ChannelKind = 'mail',
) =>
  proofInWords(
    {
      kind,
      proof:
        proof === null
          ? null
          : { level: 'accepted', at: NOW - 3 * HOUR, reply: '', isStale: false, ...proof },
    },
    NOW,
    coming,
    textsIn('en'),
    { language: 'en', timeZone: 'UTC' },
  );

describe('a proof in words', () => {
  it('says what is proven and since when', () => {
    expect(words({})).toEqual({ tone: 'good', words: 'delivered 3 h ago (accepted by the server)' });
    expect(words({ level: 'seen' }).words).toBe('delivered 3 h ago (found in your mailbox)');
    expect(words({ level: 'confirmed' }).words).toBe('delivered 3 h ago (confirmed by you)');
  });
  it('knows no server of the desktop', () => {
    expect(words({}, COMING, 'desktop').words).toBe('delivered 3 h ago (taken by the desktop)');
    expect(words({ level: 'confirmed' }, COMING, 'desktop').words).toBe(
      'delivered 3 h ago (confirmed by you)',
    );
  });
  it('asks for a look when it is old or something has changed since', () => {
    expect(words({ isStale: true })).toEqual({
      tone: 'warning',
      words: 'last delivered 3 h ago; the next scheduled test checks it again',
    });
  });
  it('promises no scheduled test where none comes', () => {
    const unscheduled = {
      tone: 'warning',
      words: 'last delivered 3 h ago; no test is scheduled, send a test message to check it again',
    };
    expect(words({ isStale: true }, { isPaused: true, nextDueAt: NOW + HOUR })).toEqual(unscheduled);
    expect(words({ isStale: true }, { isPaused: false, nextDueAt: null })).toEqual(unscheduled);
  });
  it('promises nothing before anything has arrived', () => {
    expect(words(null)).toEqual({ tone: 'neutral', words: 'nothing delivered yet' });
    expect(words({ level: 'queued' })).toEqual({ tone: 'neutral', words: 'message waiting for 3 h' });
  });
});
