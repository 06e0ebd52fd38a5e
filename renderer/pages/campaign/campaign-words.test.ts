import { describe, expect, it } from 'vitest';
import type { CampaignStanding } from '../../../shared/campaign/campaign';
import { textsIn } from '../../../shared/texts/i18n';
import { campaignSentence, clauseInWords } from './campaign-words';

const EN = { language: 'en', rateUnit: 'Mbit/s' } as const;

const NOTHING = { download: null, upload: null };
const UNDER_WAY: CampaignStanding = {
  campaign: {
    id: 'campaign-1',
    country: 'de',
    network: 'eth0, 192.168.1.0/24',
    plan: { maximum: { download: 100_000_000, upload: null }, normal: NOTHING, minimum: NOTHING },
    startsAt: '16:00',
    timeZone: 'UTC',
    startedAt: 0,
    pausedAt: null,
    endedAt: null,
    end: null,
  },
  days: [],
  daysDone: 1,
  testsToday: 4,
  next: { kind: 'test', at: 0 },
  notCounted: [],
  results: [],
  range: null,
};
const MAXIMUM = {
  clause: { kind: 'maximum', ratio: 0.9, days: 2 },
  direction: 'download',
  state: 'deviation',
  promised: 100_000_000,
  found: 1,
  of: 3,
} as const;

describe('a campaign in words', () => {
  const texts = textsIn('en');
  it.each([
    [null, 'Measure your line as a regulator asks for'],
    [UNDER_WAY, 'Day 2 of 3: 4 of 10 measurements are made'],
    [{ ...UNDER_WAY, next: { kind: 'paused' } } as const, 'The measuring campaign is paused'],
    [{ ...UNDER_WAY, next: { kind: 'complete' } } as const, 'The measuring campaign is complete'],
    [
      { ...UNDER_WAY, next: { kind: 'complete' }, results: [MAXIMUM] } as const,
      'The line is not what the contract states, by the rule of Germany',
    ],
    [
      { ...UNDER_WAY, next: { kind: 'complete' }, results: [{ ...MAXIMUM, state: 'kept' }] } as const,
      'The line is what the contract states, by the rule of Germany',
    ],
  ])('says where it stands', (standing, words) => {
    expect(campaignSentence(standing, texts)).toBe(words);
  });
  it('says what each clause found', () => {
    expect(clauseInWords(MAXIMUM, texts, EN)).toBe(
      'Download: 90 % of the maximum of 100 Mbit/s was reached on 1 of 3 days (at least 2 wanted).',
    );
    expect(clauseInWords({ ...MAXIMUM, promised: null, state: 'unknown' }, texts, EN)).toBe(
      'Download: the contract states no maximum.',
    );
    expect(
      clauseInWords({ ...MAXIMUM, clause: { kind: 'normal', ratio: 0.9 }, found: 20, of: 30 }, texts, EN),
    ).toContain('in 20 of 30 measurements (at least 90\u00a0% wanted)');
  });
});
